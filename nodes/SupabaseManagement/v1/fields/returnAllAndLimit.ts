import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** Operations whose value starts with `getMany` return a list. */
const lists: IDisplayOptions['show'] = { operation: [{ _cnd: { startsWith: 'getMany' } }] };

/** Read by `request/answer/pages.ts`. */
export const returnAllAndLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		builderHint: {
			propertyHint:
				'Returns one item per result, and runs once for each input item. If the previous node returns several items and no field depends on them, set executeOnce of the node to true.',
		},
		displayOptions: { show: lists },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { ...lists, returnAll: [false] } },
	},
];
