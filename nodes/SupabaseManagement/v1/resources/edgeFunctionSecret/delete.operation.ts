import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { entriesOf } from '../../fields/entriesOf';
import { checkedName } from './secretName';
import type { InputItem } from './secrets';
import type { Part } from './sendInParts';

/** Reads the names of one input item. */
export function namesOf({ parameter }: InputItem): Part[] {
	const { value } = (parameter('secretNames') ?? {}) as { value?: unknown };
	return entriesOf(value).map((given) => {
		const name = checkedName(given);
		return { name, element: name };
	});
}

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunctionSecret'], operation: ['delete'] } },
	[
		{
			displayName: 'Secrets',
			name: 'secretNames',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description: 'The secret to delete, or the names of several',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a secret…',
					typeOptions: { searchListMethod: 'searchSecrets', searchable: true },
				},
				{
					displayName: 'By Name',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. OPENAI_API_KEY, STRIPE_KEY',
					hint: 'Comma-separated names',
				},
			],
		},
	],
);
