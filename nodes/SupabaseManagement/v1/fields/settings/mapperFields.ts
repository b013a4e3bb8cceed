import type { IDataObject, ResourceMapperField } from 'n8n-workflow';

import { emptyChoice, type Setting } from './setting';

/** Longer values are neither saved in the workflow nor shown. Use Get to read them. */
const longestValue = 1000;
const longestLabel = 40;

/**
 * The fields that the editor shows for settings.
 *
 * The label includes the current value, which is also the initial value of a field when the user
 * adds it. A field that was not added is not sent. For a secret, the editor shows only whether it
 * is set. Supabase returns a fingerprint instead of the secret, and would store the fingerprint as
 * the new secret if the editor sent it back.
 *
 * @param current the current values by setting ID; empty if they are unknown
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

/** Such as `now 587`; empty if the setting is not set. */
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

/** The initial value of the field when it is added. Null is not sent. */
function startOf(setting: Setting, value: Value): Value {
	// The editor shows an empty switch as off, so its value must be false.
	if (setting.type === 'boolean') return value === true;
	if (setting.type === 'string' && setting.isSecret) return null;
	return typeof value === 'string' && value.length > longestValue ? null : value;
}

function optionsOf(choices: Record<string, string>) {
	return Object.entries(choices).map(([value, name]) => ({ name, value: value || emptyChoice }));
}
