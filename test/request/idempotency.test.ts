import { always, answerWith, stopAnswering } from '../harness/api';
import { runNode, type Run } from '../harness/engine';

afterEach(stopAnswering);

const keysOf = async (run: Partial<Run>, ...statuses: number[]) => {
	const requests = answerWith(...statuses.map((status) => ({ status })), always({ status: 200 }));
	await runNode({
		parameters: {
			resource: 'migration',
			operation: 'apply',
			projectRef: 'abcdefghijklmnopqrst',
			sql: 'create table a ()',
		},
		executionId: '7',
		...run,
	});
	stopAnswering();
	return requests.map(({ headers }) => headers['idempotency-key']);
};

it('a migration has a key that stays the same when the execution is retried', async () => {
	const [first] = await keysOf({});
	const [again] = await keysOf({});
	const [later] = await keysOf({ executionId: '8' });
	expect(first).toMatch(/^[\da-f]{64}$/);
	expect(again).toBe(first);
	expect(later).not.toBe(first);
});

it('a migration with a key is sent again if its answer was lost', async () => {
	const keys = await keysOf({ requestOptions: {} }, 503);
	expect(keys).toHaveLength(2);
	expect(new Set(keys).size).toBe(1);
});

it('each item has its own key', async () => {
	const keys = await keysOf({ items: [{ json: {} }, { json: {} }] });
	expect(new Set(keys).size).toBe(2);
});
