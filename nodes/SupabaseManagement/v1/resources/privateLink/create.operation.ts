import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { readText } from '../../request/input/readText';
import { shorten } from '../../request/input/path';

/** In other operations, the account is part of the path. Here it is part of the body. */
export async function sendAwsAccount(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const account = readText(this, 'awsAccountId', { extractValue: true }).trim();
	if (!/^\d{12}$/.test(account)) {
		throw inputError(
			this,
			account === '' ? 'AWS Account is empty' : `AWS Account is not valid: ${shorten(account)}`,
			'The ID of an AWS account has 12 digits.',
		);
	}
	return { ...options, body: { ...(options.body as object), aws_account_id: account } };
}

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['privateLink'], operation: ['create'] } },
	[
		{
			displayName: 'Additional Fields',
			name: 'privateLinkAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Account Name',
					name: 'accountName',
					type: 'string',
					default: '',
					placeholder: 'e.g. Acme Production',
					description: 'Name of the account in the dashboard, up to 128 characters',
					routing: { send: { type: 'body', property: 'account_name' } },
				},
				{
					displayName: 'Read Replica',
					name: 'databaseIdentifier',
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					description: 'The read replica to connect to. If empty, the primary database.',
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							placeholder: 'Choose a read replica…',
							typeOptions: { searchListMethod: 'searchReadReplicas', searchable: true },
						},
						{
							displayName: 'By ID',
							name: 'id',
							type: 'string',
							placeholder: 'e.g. abcdefghijklmnopqrst-rr-us-east-1-abcde',
						},
					],
					routing: { send: { type: 'body', property: 'database_identifier' } },
				},
			],
		},
	],
);
