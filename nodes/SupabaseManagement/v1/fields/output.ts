import type { INodeProperties } from 'n8n-workflow';

/**
 * The part of a response that a model receives, if the node is an AI agent’s tool. Read by
 * `request/input/options.ts`.
 */
export const toolOutput: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'simplified',
		description: 'What to return to the model. The model reads everything that is returned.',
		displayOptions: { show: { '@tool': [true] } },
		options: [
			{
				name: 'Raw',
				value: 'raw',
				description: 'The response as Supabase returns it',
			},
			{
				name: 'Selected Fields',
				value: 'selectedFields',
				description: 'Only the fields that you name',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'One item per result, without the envelope of version 2 of the API',
			},
		],
	},
	{
		displayName: 'Output Fields',
		name: 'outputFields',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. ref, name, status',
		description: 'Comma-separated names of the fields to return',
		displayOptions: { show: { '@tool': [true], output: ['selectedFields'] } },
	},
];
