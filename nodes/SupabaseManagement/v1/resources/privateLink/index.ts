import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { awsAccountId, newAwsAccountId } from './awsAccountId';
import { createFields, sendAwsAccount } from './create.operation';
import { deleteForReadReplicaLocators } from './deleteForReadReplica.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['privateLink'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create private link',
			description:
				'Connect an AWS account to the database without the public internet. This takes a while. Team and Enterprise plans only.',
			routing: {
				request: { method: 'POST', url: '/v2/projects/{ref}/private-link/associations' },
				send: { preSend: [sendAwsAccount] },
			},
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete private link',
			description: 'Delete an AWS account’s private link to the primary database',
			routing: {
				request: {
					method: 'DELETE',
					url: '/v2/projects/{ref}/private-link/associations/aws-account/{aws_account_id}',
				},
			},
		},
		{
			name: 'Delete for Read Replica',
			value: 'deleteForReadReplica',
			action: 'Delete private link for read replica',
			description: 'Delete an AWS account’s private link to a read replica',
			routing: {
				request: {
					method: 'DELETE',
					url: '/v2/projects/{ref}/private-link/associations/aws-account/{aws_account_id}/database/{database_identifier}',
				},
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many private links',
			description: 'Get the AWS accounts with a private link, and its status',
			routing: {
				request: { method: 'GET', url: '/v2/projects/{ref}/private-link/associations' },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = [
	...updateDisplayOptions({ show: { resource: ['privateLink'], operation: ['create'] } }, [
		newAwsAccountId,
	]),
	...updateDisplayOptions(
		{ show: { resource: ['privateLink'], operation: ['delete', 'deleteForReadReplica'] } },
		[awsAccountId],
	),
	...deleteForReadReplicaLocators,
];

export const fields: INodeProperties[] = [...createFields];
