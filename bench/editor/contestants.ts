import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** A node, opened at an operation that has fields to fill in. */
export interface Contestant {
	name: string;
	type: string;
	typeVersion: number;
	parameters: INodeParameters;
	/** Required before the editor shows anything else. */
	credential: { type: string; data: IDataObject };
	/** The names of the operation that is open, and of one to switch to, as in the editor. */
	operations: [string, string];
	/** A field that only the first operation shows. */
	textField: string;
}

export const contestants: Contestant[] = [
	{
		name: 'Supabase Management',
		type: 'n8n-nodes-supabase-management.supabaseManagement',
		typeVersion: 1,
		parameters: { resource: 'project', operation: 'createProject' },
		credential: { type: 'supabaseManagementTokenApi', data: { accessToken: 'sbp_0' } },
		operations: ['Create', 'Get Many'],
		textField: 'name',
	},
	{
		name: 'Notion',
		type: 'n8n-nodes-base.notion',
		typeVersion: 3,
		parameters: { resource: 'page', operation: 'create' },
		credential: { type: 'notionApi', data: { apiKey: 'secret_0' } },
		operations: ['Create', 'Search'],
		textField: 'title',
	},
	{
		name: 'Freshservice',
		type: 'n8n-nodes-base.freshservice',
		typeVersion: 1,
		parameters: { resource: 'ticket', operation: 'create' },
		credential: { type: 'freshserviceApi', data: { apiKey: '0', domain: 'acme' } },
		operations: ['Create', 'Get Many'],
		textField: 'subject',
	},
];
