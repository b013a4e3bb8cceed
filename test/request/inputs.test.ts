import type { IDataObject, IExecuteSingleFunctions, INode } from 'n8n-workflow';

import { refuseEmptyUpdate } from '../../nodes/SupabaseManagement/v1/request/input/emptyUpdate';
import { withIdempotencyKey } from '../../nodes/SupabaseManagement/v1/request/input/idempotency';
import { inputError } from '../../nodes/SupabaseManagement/v1/request/input/inputError';
import { numberWithin } from '../../nodes/SupabaseManagement/v1/request/input/numbers';
import { readOptions } from '../../nodes/SupabaseManagement/v1/request/input/options';

const node = { id: 'n1', name: 'Supabase', parameters: {} } as INode;
const place = { node, itemIndex: 2 };

type Given = {
	parameters?: IDataObject;
	execution?: string;
	nodeId?: string;
	itemIndex?: number;
};

/** The values that n8n provides, with their defaults. */
const contextOf = ({ parameters = {}, execution = '7', nodeId = 'n1', itemIndex = 2 }: Given) =>
	({
		getNode: () => ({ ...node, id: nodeId }),
		getItemIndex: () => itemIndex,
		getExecutionId: () => (execution === '' ? undefined : execution),
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
	}) as unknown as IExecuteSingleFunctions;

const thrownBy = (work: () => unknown) => {
	try {
		return { returned: work() };
	} catch (error) {
		return error as Error;
	}
};

it('an error about input says that nothing was sent, and names the item', () => {
	const expected = {
		message: 'Name is empty',
		description: 'Enter one. Nothing was sent to Supabase.',
		context: { itemIndex: 2 },
	};
	expect(inputError(place, 'Name is empty', 'Enter one.')).toMatchObject(expected);
	expect(inputError(contextOf({}), 'Name is empty', 'Enter one.')).toMatchObject(expected);
});

describe('a number', () => {
	const read = (given: unknown, isWhole?: boolean) =>
		thrownBy(() => numberWithin(given, 'Size', { min: 1, max: 10, isWhole }, place));

	it.each([
		[1, 1],
		[10, 10],
		[2.5, 2.5],
		['1', 1],
		[' 7 ', 7],
		['1e1', 10],
	])('%j is %s', (given, returned) => expect(read(given)).toEqual({ returned }));

	it.each([
		[0.999],
		[10.001],
		[Number.NaN],
		[Infinity],
		[-Infinity],
		['abc'],
		['5 s'],
		[''],
		[' '],
		[null],
		[undefined],
		[true],
		[[5]],
		[{}],
	])('%j is refused, and the error has the bounds', (given) =>
		expect(read(given)).toMatchObject({
			message: 'Size is not valid',
			description: 'It must be a number from 1 to 10. Nothing was sent to Supabase.',
			context: { itemIndex: 2 },
		}),
	);

	it.each(['', ' ', null, [], false])('%j is not 0', (given) =>
		expect(thrownBy(() => numberWithin(given, 'Size', { min: 0, max: 10 }, place))).toMatchObject({
			message: 'Size is not valid',
		}),
	);

	it('is an integer if it must be one', () => {
		expect(read('7', true)).toEqual({ returned: 7 });
		expect(read(2.5, true)).toMatchObject({
			description: 'It must be a whole number from 1 to 10. Nothing was sent to Supabase.',
		});
	});

	it('may have no upper bound for users', () => {
		const bounds = { min: 1, max: Number.MAX_SAFE_INTEGER };
		expect(thrownBy(() => numberWithin(0, 'Limit', bounds, place))).toMatchObject({
			description: 'It must be a number of at least 1. Nothing was sent to Supabase.',
		});
	});
});

describe('the options of a run', () => {
	const read = (parameters: IDataObject) => readOptions(contextOf({ parameters }), place);
	const refused = (parameters: IDataObject) => thrownBy(() => read(parameters));

	it('have their defaults if nothing is set', () => {
		expect(read({})).toEqual({
			timeLimit: 600_000,
			simplify: true,
			revealSecrets: false,
			ignoreIfDone: false,
			includeProject: false,
			fields: undefined,
			wait: undefined,
			wanted: Infinity,
		});
	});

	it('have the values that were set', () => {
		const options = read({
			requestOptions: {
				timeLimit: 0.5,
				revealSecrets: true,
				ignoreIfDone: true,
				includeProject: true,
			},
			simplify: false,
			waitForCompletion: true,
			waitOptions: { timeout: 2, interval: 0.01, services: ['auth', 'db'] },
			returnAll: false,
			limit: 7,
		});
		expect(options).toEqual({
			timeLimit: 30_000,
			simplify: false,
			revealSecrets: true,
			ignoreIfDone: true,
			includeProject: true,
			fields: undefined,
			wait: { timeout: 120_000, interval: 10, services: ['auth', 'db'] },
			wanted: 7,
		});
	});

	it('for waiting have defaults, and matter only for operations that wait', () => {
		expect(read({ waitForCompletion: true }).wait).toEqual({
			timeout: 1_800_000,
			interval: 10_000,
			services: ['auth', 'db', 'pooler', 'realtime', 'rest', 'storage'],
		});
		expect(read({ waitOptions: { timeout: 'abc' } }).wait).toBeUndefined();
		expect(read({ waitForCompletion: 'true' }).wait).toBeUndefined();
	});

	it.each(['true', 1, 'yes'])('neither reveal nor ignore anything with %j', (given) => {
		const { revealSecrets, ignoreIfDone, includeProject } = read({
			requestOptions: { revealSecrets: given, ignoreIfDone: given, includeProject: given },
		});
		expect([revealSecrets, ignoreIfDone, includeProject]).toEqual([false, false, false]);
	});

	it.each([
		[{ output: 'raw' }, false],
		[{ output: 'raw', simplify: true }, false],
		[{ output: 'simplified' }, true],
		[{ output: 'simplified', simplify: false }, false],
		[{ simplify: false }, false],
		[{ simplify: 'true' }, false],
	])('of %j simplify: %s', (parameters, expected) =>
		expect(read(parameters).simplify).toBe(expected),
	);

	it.each([
		['a', ['a']],
		[' a ,, b.c,', ['a', 'b.c']],
		[
			['a', ' b ', ''],
			['a', 'b'],
		],
		[7, ['7']],
	])('return the fields %j', (outputFields, fields) => {
		expect(read({ output: 'selectedFields', outputFields }).fields).toEqual(fields);
		expect(read({ output: 'raw', outputFields }).fields).toBeUndefined();
	});

	it.each(['', ' , ', [], undefined])('refuse the fields %j', (outputFields) =>
		expect(refused({ output: 'selectedFields', outputFields })).toMatchObject({
			message: 'Output Fields is empty',
			description: 'Enter the names of the fields to return. Nothing was sent to Supabase.',
			context: { itemIndex: 2 },
		}),
	);

	it('have a limit, except with Return All', () => {
		expect(read({ returnAll: false }).wanted).toBe(50);
		expect(read({ returnAll: 'yes', limit: 3 }).wanted).toBe(3);
		expect(read({ returnAll: true, limit: 3 }).wanted).toBe(Infinity);
	});

	it.each([
		[{ requestOptions: { timeLimit: -1 } }, 'Time Limit', 'number from 0 to 1,440'],
		[{ requestOptions: { timeLimit: 1441 } }, 'Time Limit', 'number from 0 to 1,440'],
		[{ waitForCompletion: true, waitOptions: { timeout: 1441 } }, 'Timeout', 'from 0 to 1,440'],
		[{ waitForCompletion: true, waitOptions: { timeout: -1 } }, 'Timeout', 'from 0 to 1,440'],
		[{ waitForCompletion: true, waitOptions: { interval: 0 } }, 'Interval', 'from 0.01 to 3,600'],
		[
			{ waitForCompletion: true, waitOptions: { interval: 3601 } },
			'Interval',
			'from 0.01 to 3,600',
		],
		[{ returnAll: false, limit: 0 }, 'Limit', 'whole number of at least 1.'],
		[{ returnAll: false, limit: 1.5 }, 'Limit', 'whole number of at least 1.'],
		[{ returnAll: false, limit: 'x' }, 'Limit', 'whole number of at least 1.'],
	])('%j is refused', (parameters, label, bounds) =>
		expect(refused(parameters)).toMatchObject({
			message: `${label} is not valid`,
			description: expect.stringContaining(bounds) as string,
		}),
	);

	it('may reach their bounds', () => {
		const options = read({
			requestOptions: { timeLimit: 1440 },
			waitForCompletion: true,
			waitOptions: { timeout: 1440, interval: 3600 },
		});
		expect([options.timeLimit, options.wait]).toMatchObject([
			86_400_000,
			{ timeout: 86_400_000, interval: 3_600_000 },
		]);
		expect(read({ requestOptions: { timeLimit: 0 } }).timeLimit).toBe(0);
	});

	const services = (given: unknown) =>
		({ waitForCompletion: true, waitOptions: { services: given } }) as IDataObject;

	it('may contain service names as text', () => {
		expect(read(services(' auth ,db')).wait?.services).toEqual(['auth', 'db']);
	});

	it.each(['', 'auth,unknown', ['unknown'], 7, null])('refuse the services %j', (given) => {
		const outcome = refused(services(given));
		expect(outcome).toMatchObject({
			message: 'Services under Wait Options is not valid',
			description:
				'Choose from the list, or enter names comma-separated: auth, rest, db, db_postgres_user, pg_bouncer, pooler, realtime, storage. Nothing was sent to Supabase.',
			context: { itemIndex: 2 },
		});
	});
});

describe('an update', () => {
	const refused = (method: string, operation: string, sent: IDataObject) =>
		thrownBy(() =>
			refuseEmptyUpdate(contextOf({ parameters: { operation } }), {
				method: method as 'GET',
				...sent,
			}),
		);
	const nothing = {
		message: 'There is nothing to update',
		description: 'Add at least one field to change. Nothing was sent to Supabase.',
	};
	const returned = { returned: undefined };

	it.each([
		['PATCH', 'set', {}],
		['PATCH', 'set', { body: {}, qs: {} }],
		['PATCH', 'set', { body: '' }],
		['PATCH', 'set', { body: '{}' }],
		['PATCH', 'set', { body: Buffer.from('{}') }],
		['PUT', 'update', { body: {} }],
		['POST', 'updateSslEnforcement', {}],
	])('%s by %s with %j changes nothing', (method, operation, sent) =>
		expect(refused(method, operation, sent as IDataObject)).toMatchObject(nothing),
	);

	it.each([
		['PATCH', 'set', { body: { a: 1 } }],
		['PATCH', 'set', { body: '{"a":1}' }],
		['PATCH', 'set', { body: ' {}' }],
		['PATCH', 'set', { body: '{} ' }],
		['PATCH', 'set', { body: {}, qs: { a: 1 } }],
		['PUT', 'update', { body: Buffer.from('a') }],
		['PUT', 'replace', {}],
		['POST', 'not-update', {}],
		['GET', 'updateAvailable', {}],
	])('%s by %s with %j may be sent', (method, operation, sent) =>
		expect(refused(method, operation, sent as IDataObject)).toEqual(returned),
	);
});

describe('an idempotency key', () => {
	const keyOf = (given: Given, values: Record<string, string> = { ref: 'a' }, body: unknown = 1) =>
		withIdempotencyKey(contextOf(given), values, { body: body as never })['Idempotency-Key'];

	it('is the same for the same request in the same execution', () => {
		expect(keyOf({})).toMatch(/^[\da-f]{64}$/);
		expect(keyOf({})).toBe(keyOf({}));
	});

	it('is different for another execution, node, item, project or body', () => {
		const keys = [
			keyOf({}),
			keyOf({ execution: '8' }),
			keyOf({ nodeId: 'n2' }),
			keyOf({ itemIndex: 3 }),
			keyOf({}, { ref: 'b' }),
			keyOf({}, { ref: 'a' }, 2),
		];
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('is kept if the user entered one, and is absent without an execution', () => {
		const headers = { 'Idempotency-Key': 'mine', other: 'x' };
		expect(withIdempotencyKey(contextOf({}), {}, { headers })).toBe(headers);
		expect(withIdempotencyKey(contextOf({ execution: '' }), {}, {})).toEqual({});
	});

	it('leaves the other headers unchanged', () => {
		const headers = { 'Idempotency-Key': '', other: 'x' };
		expect(withIdempotencyKey(contextOf({}), {}, { headers })).toEqual({
			other: 'x',
			'Idempotency-Key': expect.stringMatching(/^[\da-f]{64}$/) as string,
		});
	});
});
