import type { INodeProperties } from 'n8n-workflow';

/** An option of every operation that returns keys. */
export const reveal: INodeProperties = {
	displayName: 'Reveal',
	name: 'reveal',
	type: 'boolean',
	default: false,
	description:
		'Whether to return secret keys in full instead of masked. The token needs the permission to read secret keys.',
	routing: { send: { type: 'query', property: 'reveal' } },
};
