import { contract } from '../harness/contract';
import { always, answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { everyField, operations } from '../harness/operations';
import { samples } from '../contract/samples';
import {
	onlyReads,
	readingPosts,
} from '../../nodes/SupabaseManagement/v1/request/guard/readingPosts';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';

const ref = 'abcdefghijklmnopqrst';
const other = 'tsrqponmlkjihgfedcba';

afterEach(stopAnswering);

describe('a read-only credential', () => {
	const credential = { readOnly: true };
	const reading = operations.filter(({ key }) => onlyReads(key as OperationKey));

	// readOnly.test.ts covers every operation with all its parameters.
	it('explains why a change is refused', async () => {
		const requests = answerWith({ status: 200, body: {} });
		const { error } = await runNode({
			parameters: { resource: 'project', operation: 'pause', projectRef: ref },
			credential,
		});
		expect(requests).toEqual([]);
		expect(error?.message).toBe(
			'The credential is read-only, and this operation changes something',
		);
		expect(error?.description).toMatch(/Read Only/);
	});

	it.each(reading.map((operation) => [operation.key, operation] as const))(
		'allows %s',
		async (_key, operation) => {
			// Some read first, and write only if Dry Run is off.
			const [parameters] = everyField(operation, { ...samples, dryRun: true });
			answerWith(always({ status: 404 }));
			const { error } = await runNode({ parameters: parameters!, credential });
			expect(error?.message ?? '').not.toMatch(/read-only/);
		},
	);

	it('refuses everything that changes something according to the contract', () => {
		const writes = [...contract.values()].filter(({ definition, method, path }) => {
			const permissions: string[] = (definition['x-permissions'] ?? []).flat();
			const key = `${method} ${path}` as OperationKey;
			return readingPosts.has(key) && permissions.some((name) => name.endsWith('_write'));
		});
		// These two require a write permission, although they change nothing.
		expect(writes.map(({ operationId }) => operationId)).toEqual([
			'v1-check-vanity-subdomain-availability',
			'v2-download-project-backup',
		]);
	});

	it('allows everything that needs only read permissions', () => {
		const reads = [...contract.values()].filter(({ definition, method }) => {
			const permissions: string[] = (definition['x-permissions'] ?? []).flat();
			const readsOnly =
				permissions.length > 0 && permissions.every((name) => name.endsWith('_read'));
			return method === 'POST' && readsOnly;
		});
		expect(reads.length).toBeGreaterThan(0);
		const known = reads.map(({ method, path }) => `${method} ${path}` as OperationKey);
		expect(known.filter((key) => !readingPosts.has(key))).toEqual([]);
	});

	it('has rules only for operations of the contract', () => {
		expect([...readingPosts].filter((key) => !contract.has(key))).toEqual([]);
	});
});

describe('a credential for certain projects', () => {
	const credential = { allowedProjects: `${ref}, zzzzzzzzzzzzzzzzzzzz` };

	it('works on an allowed project', async () => {
		const requests = answerWith({ status: 200, body: { ref } });
		const { items } = await runNode({
			parameters: { resource: 'project', operation: 'pause', projectRef: ref },
			credential,
		});
		expect(requests).toHaveLength(1);
		expect(items).toHaveLength(1);
	});

	it('refuses any other project before anything is sent', async () => {
		const requests = answerWith({ status: 200, body: {} });
		const { error } = await runNode({
			parameters: { resource: 'project', operation: 'get', projectRef: other },
			credential,
		});
		expect(requests).toEqual([]);
		expect(error?.message).toBe(`The credential does not allow the project ${other}`);
		expect(error?.description).toMatch(/Allowed Projects/);
	});

	it('refuses other projects in a filter', async () => {
		const requests = answerWith({ status: 200, body: {} });
		const { error } = await runNode({
			parameters: {
				resource: 'organization',
				operation: 'getManyGithubConnections',
				organizationSlug: 'acme',
				organizationFilters: { filteredProjectRef: other },
			},
			credential,
		});
		expect(requests).toEqual([]);
		expect(error?.message).toBe(`The credential does not allow the project ${other}`);
	});

	it('refuses changes to organizations', async () => {
		const requests = answerWith({ status: 200, body: {} });
		const { error } = await runNode({
			parameters: { resource: 'organization', operation: 'create', name: 'Acme' },
			credential,
		});
		expect(requests).toEqual([]);
		expect(error?.message).toMatch(/only certain projects/);
	});

	it('omits other projects from lists', async () => {
		answerWith({ status: 200, body: [{ ref }, { ref: other }] });
		const { items } = await runNode({
			parameters: { resource: 'project', operation: 'getManyProjects', returnAll: true },
			credential,
		});
		expect(items.map(({ json }) => json)).toEqual([{ ref }]);
	});

	it('reads more pages until there are enough allowed projects', async () => {
		const page = (refs: string[], offset: number) => ({
			status: 200,
			body: {
				projects: refs.map((each) => ({ ref: each })),
				pagination: { count: 4, limit: 2, offset },
			},
		});
		const requests = answerWith(page([other, ref], 0), page([other, 'z'.repeat(20)], 2));
		const { items } = await runNode({
			parameters: {
				resource: 'project',
				operation: 'getManyInOrganization',
				organizationSlug: 'acme',
				limit: 2,
			},
			credential,
		});
		expect(requests).toHaveLength(2);
		expect(items.map(({ json }) => json.ref)).toEqual([ref, 'z'.repeat(20)]);
	});
});
