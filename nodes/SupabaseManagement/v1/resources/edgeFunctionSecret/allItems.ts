import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

/** Read by `sendInParts.ts`. */
export const allItemsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunctionSecret'], operation: ['delete', 'upsert'] } },
	[
		{
			displayName: 'Combine Items',
			name: 'combineItems',
			type: 'boolean',
			noDataExpression: true,
			default: true,
			description:
				'Whether to send the secrets of all input items together, up to 100 in a request. If off, each item sends its own request.',
		},
	],
);
