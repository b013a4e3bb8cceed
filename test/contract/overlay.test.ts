import { JSONPath } from 'jsonpath-plus';

import { applyAction, readActions, readContract, readDocument } from '../../contract/document';

const actions = readActions();

test.each(actions.map((action) => [`${action.description} (${action.target})`, action] as const))(
	'the contract does not contain this already: %s',
	(_name, action) => {
		const contract = readContract();
		const applied = structuredClone(contract);
		// An action whose target no longer exists changes nothing either, after an update of the
		// contract.
		expect(applyAction(applied, action)).toBe(1);
		expect(applied).not.toEqual(contract);
		if (action.update === undefined) return;
		const [there] = JSONPath({ path: action.target, json: contract, eval: 'safe' });
		if (Array.isArray(there)) expect(there).not.toContain(action.update);
	},
);

test.each(actions.map((action) => [action.target, action] as const))(
	'names the source of %s, and its strength',
	(_target, action) => {
		expect(action['x-source']).toMatch(/\w/);
		expect(['R', 'C', 'U', 'H']).toContain(action['x-strength']);
		expect(action.description).toMatch(/\.$/);
	},
);

test('the document contains the whole overlay', () => {
	const document = readDocument();
	const { components, paths } = document;
	expect(components.schemas.NetworkRestrictionsResponse.required).toEqual([
		'entitlement',
		'config',
	]);
	expect(components.schemas.V1ProjectRefResponse.properties.slug).toEqual({ type: 'string' });
	const query = paths['/v1/projects/{ref}/database/query'].post;
	expect(query.responses['201'].content['application/json'].schema.type).toBe('array');
	expect(query['x-undeclared-response-body']).toBeUndefined();
	expect(paths['/v1/projects/{ref}/vanity-subdomain'].delete['x-rate-limit']).toHaveLength(1);
	// each call returns its own copy
	paths['/v1/projects'] = {};
	expect(readDocument().paths['/v1/projects']).not.toEqual({});
});
