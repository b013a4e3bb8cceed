import type { IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { readText } from '../../request/input/readText';

/** The source of the code, for operations that send code. */
export const codeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunction'], operation: ['createFromBundle', 'deploy', 'update'] } },
	[
		{
			displayName: 'Code From',
			name: 'codeFrom',
			type: 'options',
			default: 'binary',
			description: 'Where the code of the function comes from',
			options: [
				{
					name: 'Binary Data',
					value: 'binary',
					description: 'Files of the item',
				},
				{
					name: 'Text',
					value: 'text',
					description: 'One source file, entered below',
				},
			],
		},
		{
			displayName: 'Input Binary Fields',
			name: 'binaryFields',
			type: 'string',
			default: '',
			placeholder: 'e.g. data',
			hint: 'Comma-separated names. If empty, all files of the item.',
			description:
				'Source files to deploy, or the bundle to create or update the function from. Folders in file names are kept.',
			displayOptions: { show: { codeFrom: ['binary'] } },
		},
		{
			displayName: 'Source Code',
			name: 'sourceCode',
			type: 'string',
			typeOptions: { editor: 'jsEditor', rows: 10 },
			default: '',
			placeholder: 'e.g. Deno.serve(() => new Response("Hello"))',
			description: 'TypeScript or JavaScript. If empty, an update keeps the code.',
			displayOptions: { show: { codeFrom: ['text'] } },
		},
	],
);

/** @throws NodeOperationError if a new function cannot have this name */
export function slugOf(context: IExecuteSingleFunctions): string {
	const slug = readText(context, 'functionSlug', { extractValue: true }).trim();
	if (/^[A-Za-z][\w-]*$/.test(slug)) return slug;
	throw inputError(
		context,
		slug === '' ? 'Edge Function is empty' : `Edge Function is not valid: ${slug.slice(0, 80)}`,
		'Its slug must begin with a letter, and contain only letters, digits, hyphens and underscores.',
	);
}
