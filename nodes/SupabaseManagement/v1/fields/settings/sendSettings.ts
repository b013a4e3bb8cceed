import {
	NodeOperationError,
	validateFieldType,
	type GenericValue,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
} from 'n8n-workflow';

import { nothingToUpdate } from '../../request/input/emptyUpdate';
import { jsonOf, refuseLostNumbers } from '../json';
import { emptyChoice, type Setting } from './setting';

/**
 * @param parameter the resource mapper with the settings
 * @returns a preSend that adds the settings to the body, and refuses invalid values
 */
export function sendMappedSettings(settings: Setting[], parameter: string) {
	const byId = new Map(settings.map((setting) => [setting.id, setting]));
	return async function (
		this: IExecuteSingleFunctions,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const values = (this.getNodeParameter(`${parameter}.value`, {}) ?? {}) as IDataObject;
		const body: IDataObject = {};
		for (const [id, value] of Object.entries(values)) {
			if (value === undefined || value === null) continue;
			const setting = byId.get(id);
			refuseLostNumbers(this, value, setting?.name ?? id);
			try {
				// The API may know newer settings than this list, and checks them itself.
				body[id] = (setting === undefined ? value : toApi(setting, value)) as IDataObject;
			} catch (error) {
				refuse(this, `${setting!.name} is not valid`, (error as Error).message);
			}
			refuseLostNumbers(this, body[id], setting?.name ?? id);
		}
		return withSettings(this, options, body);
	};
}

/** A preSend that puts the JSON of `settingsJson` into the body. */
export async function sendSettingsJson(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const settings = jsonOf(this, this.getNodeParameter('settingsJson', '{}'), 'Settings');
	if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
		refuse(this, 'Settings is not a JSON object', 'Enter an object such as { "name": "value" }.');
	}
	return withSettings(this, options, settings as IDataObject);
}

function withSettings(
	context: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	settings: IDataObject,
): IHttpRequestOptions {
	if (Object.keys(settings).length === 0 && !isReset(context)) {
		throw nothingToUpdate(context, 'Add at least one setting.');
	}
	return { ...options, body: { ...(options.body as IDataObject), ...settings } };
}

/** Whether to reset all settings. Only the Postgres config has this option. */
function isReset(context: IExecuteSingleFunctions): boolean {
	return (
		context.getNodeParameter('operation') === 'replace' &&
		context.getNodeParameter('postgresConfigOptions.resetAll', false) === true
	);
}

/** @throws Error that says what the value must be */
function toApi(setting: Setting, value: unknown): GenericValue {
	switch (setting.type) {
		case 'boolean':
			return checked(setting, value, 'It must be true or false.');
		case 'dateTime':
			// n8n converts it to a date object, which JSON writes in ISO format.
			return JSON.parse(
				JSON.stringify(checked(setting, value, 'It must be a date and time.')),
			) as string;
		case 'number':
			return numberWithin(setting, value);
		case 'options': {
			const chosen = value === emptyChoice ? '' : String(value);
			if (chosen in setting.choices) return chosen;
			const values = Object.keys(setting.choices).map((each) => each || emptyChoice);
			throw new Error(`It must be one of: ${values.join(', ')}.`);
		}
		case 'string':
			return typeof value === 'object' ? JSON.stringify(value) : String(value as string);
	}
}

function checked({ id, type }: Setting, value: unknown, advice: string): GenericValue {
	const result = validateFieldType(id, value, type);
	if (!result.valid) throw new Error(advice);
	return result.newValue as GenericValue;
}

function numberWithin(setting: Setting & { type: 'number' }, value: unknown): number {
	const { isWhole, min, max } = setting;
	const bounds = [
		...(min === undefined ? [] : [`from ${min}`]),
		...(max === undefined ? [] : [`to ${max}`]),
	];
	const advice = `It must be ${[isWhole ? 'a whole number' : 'a number', ...bounds].join(' ')}.`;
	const number = checked(setting, value, advice) as number;
	const isWithin =
		(!isWhole || Number.isInteger(number)) &&
		number >= (min ?? -Infinity) &&
		number <= (max ?? Infinity);
	if (!isWithin) throw new Error(advice);
	return number;
}

function refuse(context: IExecuteSingleFunctions, message: string, advice: string): never {
	throw new NodeOperationError(context.getNode(), message, {
		itemIndex: context.getItemIndex(),
		description: `${advice} Nothing was sent to Supabase.`,
	});
}
