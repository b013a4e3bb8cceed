import type { INodeProperties } from 'n8n-workflow';

/** Fills `{aws_account_id}` in the path. For a new private link, its account is mostly typed. */
export const awsAccountId: INodeProperties = {
	displayName: 'AWS Account',
	name: 'awsAccountId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The list has the accounts with a private link. Any other goes in by its ID.',
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
