import type { INodeParameters } from 'n8n-workflow';

import type { Contestant } from './contestant.ts';
import { declarative, loadThisNode } from './n8n.ts';

const nodeType = declarative(loadThisNode().getNodeType());

export const thisNode: Contestant = {
	name: 'This node',
	nodeType: () => nodeType,
	type: 'n8n-nodes-supabase-management.supabaseManagement',
	typeVersion: 1,
	parameters: ({ resource, operation, collection, fields, answers }) => ({
		authentication: 'accessToken',
		resource,
		operation,
		projectRef: { __rl: true, mode: 'id', value: '={{ $json.ref }}' },
		...(answers > 1 ? { returnAll: true } : {}),
		...(collection === undefined ? {} : { [collection]: fromItem(Object.keys(fields)) }),
		requestOptions: {},
	}),
};

function fromItem(names: string[]): INodeParameters {
	return Object.fromEntries(names.map((name) => [name, `={{ $json.${name} }}`]));
}
