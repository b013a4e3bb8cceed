import type { INodeProperties } from 'n8n-workflow';

/** Read by `sendFiles`. Without it, Supabase would switch the verification on. */
export const verifyJwtOfDeploy: INodeProperties = {
	displayName: 'Verify JWT',
	name: 'verifyJwt',
	type: 'options',
	default: 'keep',
	description: 'Whether callers must send a valid JWT of the project. Switch it off for webhooks.',
	options: [
		{
			name: 'Keep',
			value: 'keep',
			description: 'As the function is deployed now. On for a new function.',
		},
		{ name: 'Off', value: 'off' },
		{ name: 'On', value: 'on' },
	],
};
