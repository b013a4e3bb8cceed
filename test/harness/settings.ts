import type { IDataObject, ResourceMapperValue } from 'n8n-workflow';

import { mapperFields } from '../../nodes/SupabaseManagement/v1/fields/settings/mapperFields';
import type { Setting } from '../../nodes/SupabaseManagement/v1/fields/settings/setting';
import { contract, problemsOfRequest } from './contract';

/** The value of a resource mapper with these settings. */
export function mapped(settings: Setting[], value: IDataObject): ResourceMapperValue {
	return {
		mappingMode: 'defineBelow',
		value: value as ResourceMapperValue['value'],
		matchingColumns: [],
		schema: mapperFields(settings, {}).map((field) => ({
			...field,
			removed: !(field.id in value),
		})),
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	};
}

/** Strings in the various formats that the contract requires. */
const texts = ['sample', '30s', 'ada@example.com', '15551234567=123456'];

/** All settings that an operation of the contract accepts, each with a valid value. */
export function everySetting(settings: Setting[], key: string): ResourceMapperValue {
	const operation = contract.get(key)!;
	const { method, path } = operation;
	const accepts = (id: string, value: unknown) =>
		problemsOfRequest(operation, { method, path, query: {}, body: { [id]: value } }).length === 0;

	const value = settings.map((setting) => {
		switch (setting.type) {
			case 'boolean':
				return [setting.id, true];
			case 'dateTime':
				return [setting.id, '2026-12-01T00:00:00.000Z'];
			case 'number':
				return [setting.id, setting.max ?? setting.min ?? 7];
			case 'options':
				return [setting.id, Object.keys(setting.choices).at(-1)];
			case 'string':
				return [setting.id, texts.find((text) => accepts(setting.id, text))];
		}
	});
	return mapped(settings, Object.fromEntries(value) as IDataObject);
}
