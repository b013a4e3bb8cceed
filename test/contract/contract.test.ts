import { answerWith, requestOf, stopAnswering } from '../harness/api';
import { contract, fieldsOf, fieldsSent, problemsOfRequest } from '../harness/contract';
import { runNode } from '../harness/engine';
import { everyField, operations } from '../harness/operations';
import { answersUpTo, itemWithFiles, ofSeveralRequests } from '../harness/severalRequests';
import { fieldsLeftOut, operationsLeftOut } from './leftOut';
import { samples } from './samples';

const each = operations.map((operation) => [operation.key, operation] as const);

describe.each(each)('%s', (key, operation) => {
	afterEach(stopAnswering);

	it('is an operation of the contract', () => {
		expect(contract.get(key)?.path).toBe(operation.path);
	});

	it('sends only what the contract accepts, and offers every field of it', async () => {
		const declared = contract.get(key)!;
		const sent = new Set<string>();
		for (const parameters of everyField(operation, samples)) {
			const requests = answerWith(...answersUpTo(operation, { status: 403 }));
			const { items, error } = await runNode({
				parameters,
				items: [itemWithFiles],
				onError: 'continueRegularOutput',
				// This option also sends a parameter, where the API has one for it.
				requestOptions: { timeLimit: 0, revealSecrets: true },
			});
			stopAnswering();
			const address = items[0]?.json.url;
			const request = typeof address === 'string' ? requestOf(address) : requests.at(-1);
			if (request === undefined) {
				throw error ?? new Error(String(items[0]?.json.error ?? 'Nothing was sent'));
			}
			expect(problemsOfRequest(declared, request)).toEqual([]);
			fieldsSent(declared, request).forEach((field) => sent.add(field));
		}

		// Operations of several requests set some fields themselves; other operations offer these.
		if (ofSeveralRequests.has(`${operation.resource}:${operation.operation}`)) return;
		const excused = Object.keys(fieldsLeftOut[key] ?? {});
		const missing = [...fieldsOf(declared)].filter(
			(field) => !sent.has(field) && !excused.includes(field),
		);
		expect(missing).toEqual([]);
		// An exception for a field that the node offers, or that the contract no longer has, is
		// outdated.
		expect(excused.filter((field) => sent.has(field) || !fieldsOf(declared).has(field))).toEqual(
			[],
		);
	});
});

describe('the node', () => {
	it('has every operation of the contract, except those that are left out with a reason', () => {
		const missing = [...contract.keys()].filter(
			(key) => !operations.some((each) => each.key === key),
		);
		expect(missing.sort()).toEqual(Object.keys(operationsLeftOut).sort());
		expect(operations).toHaveLength(232);
	});

	it('calls each operation of the contract from one place only, except a few', () => {
		const names = operations
			.filter(({ key }) => operations.filter((other) => other.key === key).length > 1)
			.map(({ resource, operation }) => `${resource}:${operation}`);
		expect(names).toEqual([
			'branch:get',
			'branch:getConnection',
			'database:inspect',
			'database:runQuery',
			'database:runReadOnlyQuery',
			'edgeFunction:downloadAll',
			'edgeFunction:getMany',
			'edgeFunction:synchronize',
			'edgeFunction:updateMany',
			'edgeFunctionSecret:upsert',
			'edgeFunctionSecret:synchronize',
			'migration:applyFiles',
			'project:applyConfiguration',
			'project:compareConfiguration',
			'project:getConfiguration',
		]);
	});
});
