import { contract } from '../../nodes/SupabaseManagement/v1/request/contract';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { facts } from '../../nodes/SupabaseManagement/v1/resources/facts';
import { samples } from '../contract/samples';
import { always, answerWith, stopAnswering } from '../harness/api';
import { operationCalled } from '../harness/contract';
import { runNode } from '../harness/engine';
import { everyField, operations, type Operation } from '../harness/operations';
import { answersUpTo, itemWithFiles } from '../harness/severalRequests';

/**
 * Optional lookups, for details or to skip unnecessary steps: everything works without their
 * permission.
 */
const notNeeded: OperationKey[] = [
	'GET /v1/projects/{ref}',
	'GET /v1/projects/{ref}/branches',
	'GET /v1/projects/{ref}/billing/addons',
	'GET /v1/branches/{branch_id_or_ref}',
	'GET /v1/organizations/{slug}/entitlements',
	'GET /v1/snippets',
];

const declaredOf = ({ resource, operation, key }: Operation): OperationKey[] => {
	const { alsoReads = [], alsoWrites = [] } = facts[`${resource}:${operation}`] ?? {};
	return [key as OperationKey, ...alsoReads, ...alsoWrites];
};

afterEach(stopAnswering);

/** Answers for operations that read something else first, or afterwards. */
const found: Record<string, object> = {
	'branch:getConnection': { ref: 'a', db_host: 'h', db_port: 5432 },
	'edgeFunction:downloadAll': [
		{ id: 'a', slug: 'a', name: 'a', status: 'ACTIVE', version: 1 },
	] as object,
};

it.each(operations.map((each) => [`${each.resource}:${each.operation}`, each] as const))(
	'%s sends only the requests in its facts, on which the permissions in the docs are based',
	async (name, operation) => {
		const declared = declaredOf(operation);
		expect(declared.slice(1).filter((key) => contract[key] === undefined)).toEqual([]);
		for (const status of [200, 404]) {
			const answer = { status, body: status === 200 ? (found[name] ?? []) : { message: 'x' } };
			const requests = answerWith(...answersUpTo(operation, always(answer)));
			const [parameters] = everyField(operation, samples);
			await runNode({
				parameters: { ...parameters!, waitForCompletion: false },
				items: [itemWithFiles],
				onError: 'continueRegularOutput',
			});
			stopAnswering();
			const sent = requests
				.map((request) => operationCalled(request))
				.map(({ method, path }) => `${method} ${path}` as OperationKey)
				.filter((key) => !notNeeded.includes(key) || key === operation.key);
			expect(declared).toEqual(expect.arrayContaining(sent));
		}
	},
);
