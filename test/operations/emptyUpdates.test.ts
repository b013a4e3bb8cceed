import type { INodeParameters, NodeApiError } from 'n8n-workflow';

import { answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { operations, visibleProperties } from '../harness/operations';

const uuid = '3c078cce-ad70-4148-9f37-4da362789053';

/** Values for the paths. */
const locators: Record<string, string> = {
	projectRef: 'abcdefghijklmnopqrst',
	organizationSlug: 'acme',
	parentProjectRef: 'abcdefghijklmnopqrst',
	functionSlug: 'hello-world',
	version: '20250312000000',
};

const updates = operations.filter(
	({ method, operation }) => method === 'PATCH' || operation.startsWith('update'),
);

/**
 * Operations that refuse to run without fields or send a default, because at least one field is
 * required.
 */
const withRequiredFields = [
	'addOn.apply',
	'apiKey.updateLegacyStatus',
	'backup.updateSchedule',
	'database.updateEncryptionKey',
	'database.updatePassword',
	'database.updateSslEnforcement',
	'disk.update',
	'edgeFunction.updateMany',
	'jitAccess.update',
	'jitAccess.updateConfiguration',
	'logDrain.update',
	'member.assignRole',
	'networkRestriction.update',
	'project.update',
	'signingKey.updateStatus',
];

describe.each(updates.map((each) => [`${each.resource}.${each.operation}`, each] as const))(
	'%s without any field',
	(name, { resource, operation, method }) => {
		afterEach(stopAnswering);

		it('is never sent without fields', async () => {
			const base: INodeParameters = { authentication: 'accessToken', resource, operation };
			const chosen = visibleProperties(base)
				.filter(({ type }) => type === 'resourceLocator')
				.map((each) => [each.name, locators[each.name] ?? uuid]);
			const requests = answerWith({ status: 200, body: {} });
			const parameters: INodeParameters = { ...Object.fromEntries(chosen), codeFrom: 'text' };
			// n8n itself refuses to run a node whose required strings are empty.
			const error = await runNode({ parameters: { resource, operation, ...parameters } }).then(
				(result) => result.error,
				(refused: NodeApiError) => refused,
			);

			const empty = requests.filter(
				(request) =>
					request.method === method &&
					['', '{}'].includes(request.text) &&
					Object.keys(request.query).length === 0,
			);
			expect(empty).toEqual([]);
			if (!withRequiredFields.includes(name)) {
				expect(error?.message).toBe('There is nothing to update');
				expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
				expect(requests).toEqual([]);
			}
		});
	},
);

it('names only existing operations', () => {
	const names = updates.map(({ resource, operation }) => `${resource}.${operation}`);
	expect(withRequiredFields.filter((name) => !names.includes(name))).toEqual([]);
});
