import type { INodeProperties } from 'n8n-workflow';

/** Fills `{aws_account_id}` in the path. */
export const awsAccountId: INodeProperties = {
	displayName: 'AWS Account',
	name: 'awsAccountId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The account that has the private link',
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

const [fromList, byId] = awsAccountId.modes!;

/** Selects an account that usually has no private link yet, and therefore is not in the list. */
export const newAwsAccountId: INodeProperties = {
	...awsAccountId,
	default: { mode: 'id', value: '' },
	description:
		'The account for the new private link. The list contains only accounts that already have one.',
	modes: [byId!, fromList!],
};
