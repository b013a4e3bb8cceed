import { answerWith, stopAnswering } from '../harness/api';
import { contract, fieldsOf, fieldsSent, problemsOfRequest } from '../harness/contract';
import { runNode } from '../harness/engine';
import { everyField, operations } from '../harness/operations';
import { fieldsLeftOut } from './leftOut';
import { samples } from './samples';

const each = operations.map((operation) => [operation.key, operation] as const);

describe.each(each)('%s', (key, operation) => {
	afterEach(stopAnswering);

	it('is an operation of the contract', () => {
		expect(contract.get(key)?.path).toBe(operation.path);
	});

	it('sends what the contract accepts, and offers every field of it', async () => {
		const declared = contract.get(key)!;
		const sent = new Set<string>();
		for (const parameters of everyField(operation, samples)) {
			const requests = answerWith({ status: 404 });
			const { error } = await runNode({ parameters, onError: 'continueRegularOutput' });
			stopAnswering();
			if (requests.length === 0) throw error ?? new Error('Nothing was sent');
			const request = requests.at(-1)!;
			expect(problemsOfRequest(declared, request)).toEqual([]);
			fieldsSent(declared, request).forEach((field) => sent.add(field));
		}

		const excused = Object.keys(fieldsLeftOut[key] ?? {});
		const missing = [...fieldsOf(declared)].filter(
			(field) => !sent.has(field) && !excused.includes(field),
		);
		expect(missing).toEqual([]);
		// An excuse for a field that is offered, or that the contract no longer has, is out of date.
		expect(excused.filter((field) => sent.has(field) || !fieldsOf(declared).has(field))).toEqual(
			[],
		);
	});
});

describe('the node', () => {
	it('calls each operation of the contract from one place only', () => {
		const keys = operations.map(({ key }) => key);
		expect(keys).toEqual([...new Set(keys)]);
	});
});
