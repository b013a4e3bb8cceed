import type { INodeProperties } from 'n8n-workflow';

/** Read by `sendFiles`. If it were not sent, Supabase would turn on the verification. */
export const verifyJwtOfDeploy: INodeProperties = {
	displayName: 'Verify JWT',
	name: 'verifyJwt',
	type: 'options',
	default: 'keep',
	description: 'Whether callers must send a valid JWT of the project. Turn it off for webhooks.',
	options: [
		{
			name: 'Keep',
			value: 'keep',
			description: 'Keep the setting of the deployed function. On for a new function.',
		},
		{ name: 'Off', value: 'off' },
		{ name: 'On', value: 'on' },
	],
};
