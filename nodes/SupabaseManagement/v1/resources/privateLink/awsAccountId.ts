import type { INodeProperties } from 'n8n-workflow';

/** Fills `{aws_account_id}` in the path. For a new private link, the account is usually entered by ID. */
export const awsAccountId: INodeProperties = {
	displayName: 'AWS Account',
	name: 'awsAccountId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The list contains the accounts with a private link. For other accounts, use By ID.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an account…',
			typeOptions: { searchListMethod: 'searchAwsAccounts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 123456789012',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*\\d{12}\\s*$',
						errorMessage: 'The ID of an AWS account has 12 digits',
					},
				},
			],
		},
	],
};
