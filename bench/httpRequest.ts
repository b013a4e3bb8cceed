import type { Contestant } from './contestant.ts';
import { httpRequestFolder, loadHttpRequestNode } from './n8n.ts';

/** n8n’s own HTTP Request node; undefined if n8n is not installed. */
export const httpRequest = httpRequestFolder === undefined ? undefined : contestant();

function contestant(): Contestant {
	const node = loadHttpRequestNode();
	return {
		name: 'HTTP Request',
		nodeType: () => node.getNodeType(),
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: node.currentVersion,
		parameters: ({ method, path, fields }, address) => ({
			method,
			url: `=${address}${path.replace('{ref}', '{{ $json.ref }}')}`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'supabaseManagementTokenApi',
			sendBody: method !== 'GET',
			specifyBody: 'keypair',
			contentType: 'json',
			bodyParameters: {
				parameters: Object.entries(fields).map(([name, property]) => ({
					name: property,
					value: `={{ $json.${name} }}`,
				})),
			},
			options: {},
		}),
	};
}
