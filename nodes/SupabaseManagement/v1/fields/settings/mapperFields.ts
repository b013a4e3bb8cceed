import type { IDataObject, ResourceMapperField } from 'n8n-workflow';

import { emptyChoice, type Setting } from './setting';

/** Longer values are neither saved in the workflow nor shown; Get returns them. */
const longestValue = 1000;
const longestLabel = 40;

/**
 * What the editor shows of settings.
 *
 * The present value is part of the label, and what a field starts with when it is added. It never
 * counts as set before that: the editor sends the fields that were added, and none exists from the
 * start. For secrets, the editor learns only that there is one. What Supabase returns instead
 * would be taken for the secret itself if it came back.
 *
 * @param current the present values, by the settings’ IDs; empty if they are not known
 */
export function mapperFields(settings: Setting[], current: IDataObject): ResourceMapperField[] {
	return settings.map((setting) => {
		const value = toField(setting, current[setting.id]);
		const state = inWords(setting, value);
		return {
			id: setting.id,
			displayName: state === '' ? setting.name : `${setting.name} (${state})`,
			type: setting.type,
			...(setting.type === 'options' ? { options: optionsOf(setting.choices) } : {}),
			defaultValue: startOf(setting, value),
			required: false,
			removed: true,
			display: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
		};
	});
}

type Value = string | number | boolean | null;

function toField(setting: Setting, value: unknown): Value {
	if (value === '' && setting.type === 'options' && '' in setting.choices) return emptyChoice;
	if (value === undefined || value === null || value === '' || typeof value === 'object') {
		return null;
	}
	return value as Value;
}

/** Such as `now 587`, and nothing for what is not set. */
function inWords(setting: Setting, value: Value): string {
	if (value === null) return '';
	if (setting.type === 'string' && setting.isSecret) return 'set, not shown';
	if (setting.type === 'boolean') return value === true ? 'now on' : 'now off';
	if (setting.type === 'options') {
		return `now ${setting.choices[value === emptyChoice ? '' : String(value)] ?? value}`;
	}
	const line = String(value).replace(/\s+/g, ' ').trim();
	return `now ${line.length > longestLabel ? `${line.slice(0, longestLabel)}…` : line}`;
}

/** What the field holds when it is added; null is nothing, and is not sent. */
function startOf(setting: Setting, value: Value): Value {
	// An empty switch is shown as off, so it must be false.
	if (setting.type === 'boolean') return value === true;
	if (setting.type === 'string' && setting.isSecret) return null;
	return typeof value === 'string' && value.length > longestValue ? null : value;
}

function optionsOf(choices: Record<string, string>) {
	return Object.entries(choices).map(([value, name]) => ({ name, value: value || emptyChoice }));
}
