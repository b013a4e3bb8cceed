import type { INodeProperties, INodeType } from 'n8n-workflow';

import type { Contestant } from './contestant.ts';
import { declarative, NodeConnectionTypes } from './n8n.ts';
import type { Request } from './requests.ts';

const nodeTypes = new Map<Request, INodeType>();

/** The smallest possible declarative node: the cost of n8n’s own engine. */
export const oneOperation: Contestant = {
	name: 'One operation',
	nodeType: (request) => {
		const known = nodeTypes.get(request) ?? declarative(nodeTypeFor(request));
		nodeTypes.set(request, known);
		return known;
	},
	type: 'n8n-nodes-one-operation.oneOperation',
	typeVersion: 1,
	parameters: ({ fields }) => ({
		projectRef: '={{ $json.ref }}',
		...Object.fromEntries(Object.keys(fields).map((name) => [name, `={{ $json.${name} }}`])),
		requestOptions: {},
	}),
};

function nodeTypeFor({ method, path, fields }: Request): INodeType {
	const url = `=${path.replace('{ref}', '{{ encodeURIComponent($value) }}')}`;
	return {
		description: {
			displayName: 'One Operation',
			name: 'oneOperation',
			group: ['transform'],
			version: 1,
			description: 'Sends one request',
			defaults: { name: 'One Operation' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'supabaseManagementTokenApi', required: true }],
			requestDefaults: { baseURL: '={{ $credentials.apiAddress }}' },
			properties: [
				{
					displayName: 'Project',
					name: 'projectRef',
					type: 'string',
					default: '',
					required: true,
					routing: { request: { method, url } },
				},
				...Object.entries(fields).map(([name, property]): INodeProperties => ({
					displayName: name,
					name,
					type: 'number',
					default: 0,
					routing: { send: { type: 'body', property } },
				})),
			],
		},
	};
}
