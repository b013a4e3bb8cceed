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
				'Whether what all input items bring is sent together, up to 100 secrets in a request. Otherwise each item sends its own request.',
		},
	],
);
