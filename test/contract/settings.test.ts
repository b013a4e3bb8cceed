import { authSettings } from '../../nodes/SupabaseManagement/v1/resources/authConfig/settings';
import { postgresSettings } from '../../nodes/SupabaseManagement/v1/resources/postgresConfig/settings';
import type { Setting } from '../../nodes/SupabaseManagement/v1/fields/settings/setting';
import { contract } from '../harness/contract';

type Schema = {
	type: string;
	format?: string;
	enum?: unknown[];
	minimum?: number;
	maximum?: number;
};

/** What the table of settings must contain for a field of the contract. */
function expected({ type, format, enum: values, minimum, maximum }: Schema) {
	if (values !== undefined) {
		return { type: 'options', values: values.filter((value) => value !== null).sort() };
	}
	if (type === 'boolean') return { type };
	if (type === 'integer' || type === 'number') {
		return { type: 'number', isWhole: type === 'integer', min: minimum, max: maximum };
	}
	return { type: format === 'date-time' ? 'dateTime' : 'string' };
}

function said(setting: Setting) {
	switch (setting.type) {
		case 'options':
			return { type: 'options', values: Object.keys(setting.choices).sort() };
		case 'number': {
			const { isWhole = false, min, max } = setting;
			return { type: 'number', isWhole, min, max };
		}
		default:
			return { type: setting.type };
	}
}

const tables: Array<[key: string, settings: Setting[], notSettings: string[]]> = [
	['PATCH /v1/projects/{ref}/config/auth', authSettings, []],
	['PATCH /v1/projects/{ref}/config/database/postgres', postgresSettings, ['restart_database']],
	['PUT /v1/projects/{ref}/config/database/postgres', postgresSettings, ['restart_database']],
];

describe.each(tables)('the settings of %s', (key, settings, notSettings) => {
	const { properties } = contract.get(key)!.body['application/json'] as {
		properties: Record<string, Schema>;
	};

	it('are those of the contract, with the same types and bounds', () => {
		const declared = Object.entries(properties)
			.filter(([id]) => !notSettings.includes(id))
			.map(([id, schema]) => [id, expected(schema)]);
		expect(Object.fromEntries(settings.map((setting) => [setting.id, said(setting)]))).toEqual(
			Object.fromEntries(declared),
		);
	});

	it('have unique names', () => {
		const names = settings.map(({ name }) => name);
		expect(names).toEqual([...new Set(names)]);
		expect(names.filter((name) => !/^[A-Z][^:]*: \S/.test(name))).toEqual([]);
	});
});

it('include every secret of the auth config', () => {
	const secrets = authSettings
		.filter((setting) => setting.type === 'string' && setting.isSecret)
		.map(({ id }) => id);
	const sound = authSettings
		.map(({ id }) => id)
		.filter((id) => /(secrets?|pass|token|key|otp)$/.test(id))
		.filter((id) => !['rate_limit_otp'].includes(id));
	expect(secrets.sort()).toEqual(sound.sort());
});
