import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import type { INode, INodeExecutionData, INodeParameters, INodeTypes } from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';

import { SupabaseManagement } from '../../nodes/SupabaseManagement/SupabaseManagement.node';
import { filesIn, root } from '../harness/files';
import { description, operations, visibleProperties } from '../harness/operations';

const supabaseManagement = new SupabaseManagement();
const nodeTypes = {
	getByNameAndVersion: () => NodeHelpers.getVersionedNodeType(supabaseManagement, 1),
} as unknown as INodeTypes;

/** The notices that n8n shows for a node with these parameters and input items. */
function shownHints(parameters: INodeParameters, items: INodeExecutionData[]): string[] {
	const node: INode = {
		id: '1',
		name: 'Supabase',
		type: 'supabaseManagement',
		typeVersion: 1,
		position: [0, 0],
		parameters: { authentication: 'accessToken', ...parameters },
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return description
		.hints!.filter(
			({ displayCondition }) =>
				workflow.expression.getParameterValue(
					displayCondition!,
					null,
					0,
					0,
					node.name,
					items,
					'manual',
					{},
				) === true,
		)
		.map(({ message }) => message);
}

const one = [{ json: { ref: 'a' } }];
const two = [...one, { json: { ref: 'b' } }];

describe('the notices above the output', () => {
	const list = { resource: 'organization', operation: 'getMany' };
	const create = { resource: 'organization', operation: 'create', name: 'Acme' };
	const ofProject = (value: string) => ({
		resource: 'disk',
		operation: 'get',
		projectRef: { __rl: true, mode: 'id', value },
	});

	it.each<[string, INodeParameters, INodeExecutionData[], boolean]>([
		['one input item', create, one, false],
		['several input items', create, two, true],
		['a list, of which n8n itself says it', list, two, false],
		['a field that depends on them', ofProject('={{ $json.ref }}'), two, false],
		['a fixed project', ofProject('abcdefghijklmnopqrst'), two, true],
		[
			'SQL that depends on them',
			{ resource: 'database', operation: 'runQuery', query: 'select {{ $json.ref }}' },
			two,
			false,
		],
		[
			'items that are combined',
			{ resource: 'edgeFunctionSecret', operation: 'upsert' },
			two,
			false,
		],
		[
			'two configurations, which are compared once for each',
			{ resource: 'project', operation: 'compareConfiguration' },
			two,
			true,
		],
	])('say that the same request is sent several times: %s', (_case, parameters, items, isShown) => {
		const hints = shownHints(parameters, items);
		expect(hints.some((hint) => hint.includes('Execute Once'))).toBe(isShown);
	});

	it('are not shown for operations that handle all items of a project together', () => {
		const together = filesIn('nodes/SupabaseManagement/v1/resources', 'index.ts').flatMap(
			(file) => {
				const resource = basename(dirname(file));
				const routes = readFileSync(join(root, file), 'utf8').split(/^\t\t\{$/m);
				return routes
					.filter((route) => route.includes('inSeveralRequests('))
					.map((route) => ({ resource, operation: /value: '(\w+)'/.exec(route)![1]! }));
			},
		);
		expect(together.map(({ operation }) => operation)).toContain('downloadAll');
		for (const parameters of together) expect(shownHints(parameters, two)).toEqual([]);
	});

	it.each([
		[true, true],
		[false, false],
	])('warn of secrets in executions if Reveal Secrets is %s', (revealSecrets, isShown) => {
		const hints = shownHints({ ...list, requestOptions: { revealSecrets } }, one);
		expect(hints.some((hint) => hint.includes('Reveal Secrets'))).toBe(isShown);
	});
});

describe('the hints for AI builders', () => {
	const hintOf = (resource: string, operation: string) =>
		operations.find((each) => each.resource === resource && each.operation === operation)!.route
			.builderHint?.propertyHint ?? '';

	it.each([
		['advisor', 'getManyPerformance', 'run'],
		['advisor', 'getManySecurity', 'run'],
		['branch', 'create', 'createWithSecrets'],
		['branch', 'createWithSecrets', 'create'],
		['database', 'getMetadata', 'inspect'],
		['database', 'runQuery', 'runReadOnlyQuery'],
		['database', 'runReadOnlyQuery', 'runQuery'],
		['edgeFunction', 'createFromBundle', 'deploy'],
		['edgeFunction', 'update', 'deploy'],
		['edgeFunctionSecret', 'synchronize', 'upsert'],
		['edgeFunctionSecret', 'upsert', 'synchronize'],
		['member', 'getMany', 'getManyWithMainRole'],
		['member', 'getManyWithMainRole', 'getMany'],
		['migration', 'apply', 'applyFiles'],
		['migration', 'applyFiles', 'apply'],
		['migration', 'createOrUpdate', 'apply'],
		['networkBan', 'getMany', 'getManyWithDetails'],
		['networkBan', 'getManyWithDetails', 'getMany'],
		['networkRestriction', 'replace', 'update'],
		['networkRestriction', 'update', 'replace'],
		['postgresConfig', 'replace', 'update'],
		['project', 'getManyInOrganization', 'getManyProjects'],
		['project', 'getManyInOrganizationByAge', 'getManyProjects'],
	])('distinguish %s.%s from %s', (resource, operation, twin) => {
		expect(operations.some((each) => each.resource === resource && each.operation === twin)).toBe(
			true,
		);
		expect(hintOf(resource, operation)).toMatch(new RegExp(`\\b${twin}\\b`));
	});

	it('name the replacement of every deprecated operation', () => {
		const deprecated = operations.filter(({ route }) =>
			/deprecated/i.test(`${route.name} ${route.description}`),
		);
		expect(deprecated.length).toBeGreaterThan(3);
		for (const { resource, operation } of deprecated) {
			expect([operation, hintOf(resource, operation)]).toEqual([
				operation,
				expect.stringMatching(/^Deprecated\. Use /),
			]);
		}
	});

	it('are on every field where locators, waiting, lists and SQL go wrong', () => {
		const wanted = ['projectRef', 'returnAll', 'waitForCompletion', 'query', 'sql'];
		const lacking = operations
			.flatMap(({ resource, operation }) => visibleProperties({ resource, operation }))
			.filter(({ name, builderHint }) => wanted.includes(name) && builderHint === undefined);
		expect(lacking.map(({ name }) => name)).toEqual([]);
	});
});
