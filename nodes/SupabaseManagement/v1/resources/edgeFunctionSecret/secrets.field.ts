import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { severalLineSecret } from '../../fields/severalLineSecret';

/** Read by `secrets.ts`. */
export const secretsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunctionSecret'], operation: ['synchronize', 'upsert'] } },
	[
		{
			displayName: 'Secrets',
			name: 'secrets',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Secret',
			required: true,
			default: {},
			description:
				'The secrets to set: one by one, as JSON, or as variables of a .env file. The secrets of all input items for the same project are combined.',
			options: [
				{
					displayName: 'Env File',
					name: 'envFile',
					values: [
						{
							displayName: 'Input Binary Field',
							name: 'binaryField',
							type: 'string',
							default: 'data',
							description: 'Name of the binary field with the .env file',
						},
					],
				},
				{
					displayName: 'Env Variables',
					name: 'envText',
					values: [
						{
							displayName: 'Variables',
							name: 'text',
							type: 'string',
							typeOptions: severalLineSecret,
							default: '',
							placeholder: 'e.g. OPENAI_API_KEY="sk-…"',
							description:
								'NAME=value lines. Values in quotes can have several lines. Variables in values are not replaced.',
						},
					],
				},
				{
					displayName: 'JSON',
					name: 'json',
					values: [
						{
							displayName: 'JSON',
							name: 'json',
							type: 'json',
							default: '{}',
							description: '{ "NAME": "value" } or [{ "name": "NAME", "value": "value" }]',
						},
					],
				},
				{
					displayName: 'Name and Value',
					name: 'pairs',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. OPENAI_API_KEY',
							description: 'Cannot start with SUPABASE_',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							typeOptions: severalLineSecret,
							default: '',
							description: 'Up to 24,576 characters',
						},
					],
				},
			],
		},
	],
);
