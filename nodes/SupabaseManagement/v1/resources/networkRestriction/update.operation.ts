import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { allowedRanges, withoutEmptyLists } from './allowedRanges';

async function sendChanges(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { add, remove } = this.getNodeParameter(
		'networkRestrictionUpdateFields',
		{},
	) as IDataObject;
	const body = {
		add: withoutEmptyLists(allowedRanges(this, add, 'Add Ranges')),
		remove: withoutEmptyLists(allowedRanges(this, remove, 'Remove Ranges')),
	};
	if (body.add === undefined && body.remove === undefined) {
		throw inputError(this, 'Update Fields is empty', 'Enter IP ranges to add or to remove.');
	}
	return { ...options, body };
}

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['networkRestriction'], operation: ['update'] } },
	[
		{
			displayName: 'Update Fields',
			name: 'networkRestrictionUpdateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			routing: { send: { preSend: [sendChanges] } },
			options: [
				{
					displayName: 'Add Ranges',
					name: 'add',
					type: 'string',
					typeOptions: { rows: 4 },
					default: '',
					placeholder: 'e.g. 203.0.113.0/24, 2001:db8::/32',
					description: 'IP ranges to allow, separated by commas or line breaks',
				},
				{
					displayName: 'Remove Ranges',
					name: 'remove',
					type: 'string',
					typeOptions: { rows: 4 },
					default: '',
					placeholder: 'e.g. 198.51.100.0/24',
					description: 'IP ranges to remove, separated by commas or line breaks',
				},
			],
		},
	],
);
