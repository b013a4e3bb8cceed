import nock from 'nock';

import { always, answerWith, stopAnswering, type Answer } from '../harness/api';
import { apiAddress } from '../harness/credentials';
import { runNode, type Run } from '../harness/engine';

afterEach(stopAnswering);

type Operation = 'apply' | 'createOrUpdate';

const runOf = (operation: Operation): Run => ({
	parameters: {
		resource: 'migration',
		operation,
		projectRef: 'abcdefghijklmnopqrst',
		sql: 'update accounts set balance = balance * 2',
	},
	executionId: '7',
});

const sent = async (operation: Operation, given: Partial<Run>, ...answers: Answer[]) => {
	const requests = answerWith(...answers, always({ status: 200 }));
	const { error } = await runNode({ ...runOf(operation), ...given });
	stopAnswering();
	return { error, keys: requests.map(({ headers }) => headers['idempotency-key']) };
};

const withKey: Partial<Run> = {
	parameters: {
		...runOf('apply').parameters,
		migrationAdditionalFields: { idempotencyKey: 'release-7' },
	},
};

const inDoubt =
	/^Supabase may have executed the request: .* Before you run the node again, check the result/;

describe('a migration that is applied', () => {
	it.each([500, 502, 503, 504, 522])('is not sent again after a %i', async (status) => {
		const { error, keys } = await sent('apply', {}, { status });
		expect(keys).toEqual([undefined]);
		expect(error?.description).toMatch(inDoubt);
	});

	it('is not sent again after a cut connection', async () => {
		if (!nock.isActive()) nock.activate();
		let tries = 0;
		nock(apiAddress)
			.post(/./, () => ++tries > 0)
			.replyWithError(Object.assign(new Error('cut'), { code: 'ECONNRESET' }))
			.persist();
		const { error } = await runNode(runOf('apply'));
		expect(tries).toBe(1);
		expect(error?.description).toMatch(inDoubt);
	});

	it('is not sent again with a key from the user either', async () => {
		const { error, keys } = await sent('apply', withKey, { status: 504 });
		expect(keys).toEqual(['release-7']);
		expect(error?.description).toMatch(inDoubt);
	});

	it('is sent again after a 429, because nothing was executed', async () => {
		const refused = { status: 429, headers: { 'x-ratelimit-reset': '1' } };
		const { error, keys } = await sent('apply', withKey, refused);
		expect(error).toBeUndefined();
		expect(keys).toEqual(['release-7', 'release-7']);
	});
});

describe('a migration that is only recorded', () => {
	it('has a key that stays the same when the execution is retried', async () => {
		const [first] = (await sent('createOrUpdate', {})).keys;
		const [again] = (await sent('createOrUpdate', {})).keys;
		const [later] = (await sent('createOrUpdate', { executionId: '8' })).keys;
		expect(first).toMatch(/^[\da-f]{64}$/);
		expect(again).toBe(first);
		expect(later).not.toBe(first);
	});

	it('is sent again with the same key if its answer was lost', async () => {
		const { error, keys } = await sent('createOrUpdate', {}, { status: 503 });
		expect(error).toBeUndefined();
		expect(keys).toHaveLength(2);
		expect(new Set(keys).size).toBe(1);
	});

	it('may be listed twice if the node is run again after a failure', async () => {
		const { error } = await sent('createOrUpdate', {}, { status: 501 });
		expect(error?.description).toMatch(inDoubt);
	});

	it('has its own key for each item', async () => {
		const { keys } = await sent('createOrUpdate', { items: [{ json: {} }, { json: {} }] });
		expect(new Set(keys).size).toBe(2);
	});
});
