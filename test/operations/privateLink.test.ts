import {
	searchAwsAccounts,
	searchPrivateLinkReplicas,
} from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';
const replica = `${projectRef}-rr-us-east-1-abcde`;
const path = `/v2/projects/${projectRef}/private-link/associations`;

const attributes = {
	aws_account_id: '123456789012',
	account_name: 'Acme Production',
	status: 'READY',
	shared_at: '2026-11-20T10:00:00.000Z',
	database_type: 'PRIMARY',
	database_identifier: projectRef,
	custom_dns_name: `db.${projectRef}.supabase.co`,
};
const id = '0b9f4d3a-6a52-4a56-9c7d-0f6f9bd7a111';

testOperation('privateLink', 'create', {
	full: {
		parameters: {
			projectRef,
			awsAccountId: '123456789012',
			privateLinkAdditionalFields: {
				accountName: 'Acme Production',
				databaseIdentifier: { __rl: true, mode: 'id', value: replica },
			},
		},
		request: {
			method: 'POST',
			path,
			body: {
				data: {
					type: 'private_link_association',
					attributes: {
						aws_account_id: '123456789012',
						account_name: 'Acme Production',
						database_identifier: replica,
					},
				},
			},
		},
	},
	smallest: {
		parameters: { projectRef, awsAccountId: ' 123456789012 ' },
		request: {
			method: 'POST',
			path,
			body: {
				data: {
					type: 'private_link_association',
					attributes: { aws_account_id: '123456789012' },
				},
			},
		},
	},
	answer: {
		status: 201,
		body: {
			data: {
				type: 'private_link_association',
				id,
				attributes: { ...attributes, status: 'CREATING', shared_at: null },
			},
		},
		items: [{ id, ...attributes, status: 'CREATING', shared_at: null }],
	},
	refused: {
		status: 402,
		code: 'payment_required',
		message: 'Private link needs the Team plan',
		description: /Team, Enterprise/,
	},
});

testOperation('privateLink', 'delete', {
	full: {
		parameters: { projectRef, awsAccountId: '123456789012' },
		request: { method: 'DELETE', path: `${path}/aws-account/123456789012` },
	},
	answer: {
		status: 204,
		items: [{ deleted: true, ref: projectRef, aws_account_id: '123456789012' }],
	},
	refused: { status: 404, code: 'not_found', message: 'Association not found' },
});

testOperation('privateLink', 'deleteForReadReplica', {
	full: {
		parameters: { projectRef, awsAccountId: '123456789012', databaseIdentifier: replica },
		request: { method: 'DELETE', path: `${path}/aws-account/123456789012/database/${replica}` },
	},
	answer: {
		status: 204,
		items: [
			{
				deleted: true,
				ref: projectRef,
				aws_account_id: '123456789012',
				database_identifier: replica,
			},
		],
	},
	refused: { status: 409, code: 'conflict', message: 'The association is still being created' },
});

testOperation('privateLink', 'getMany', {
	full: { parameters: { projectRef, limit: 10 }, request: { method: 'GET', path } },
	answer: {
		status: 200,
		body: { data: [{ type: 'private_link_association', id, attributes }] },
		items: [{ id, ...attributes }],
	},
	refused: { status: 403, code: 'forbidden.permission_denied', message: 'You may not see this' },
});

describe('private links', () => {
	afterEach(stopAnswering);

	const links = {
		status: 200,
		body: {
			data: [
				{ type: 'private_link_association', id: '1', attributes },
				...['000000000001', '123456789012'].map((aws_account_id) => ({
					type: 'private_link_association',
					id: aws_account_id,
					attributes: {
						...attributes,
						aws_account_id,
						account_name: undefined,
						database_type: 'READ_REPLICA',
						database_identifier: `${replica}-${aws_account_id}`,
					},
				})),
			],
		},
	};
	const parameters = (operation: string) => ({
		resource: 'privateLink',
		operation,
		projectRef: { __rl: true, mode: 'id', value: projectRef },
		awsAccountId: { __rl: true, mode: 'id', value: '000000000001' },
	});

	it.each([
		['delete', ['123456789012']],
		['deleteForReadReplica', ['000000000001', '123456789012']],
		['create', ['000000000001', '123456789012']],
	])('to %s, the list has the matching accounts', async (operation, accounts) => {
		answerWith(links);
		const { results } = await searchList(searchAwsAccounts, parameters(operation));
		expect(results.map(({ value }) => value)).toEqual(accounts);
	});

	it('shows the name of an account, if it has one', async () => {
		answerWith(links);
		const { results } = await searchList(searchAwsAccounts, parameters('delete'));
		expect(results[0]!.name).toBe('Acme Production (123456789012)');
	});

	it('lists the read replicas of the selected account', async () => {
		answerWith(links);
		const { results } = await searchList(
			searchPrivateLinkReplicas,
			parameters('deleteForReadReplica'),
		);
		expect(results.map(({ value }) => value)).toEqual([`${replica}-000000000001`]);
	});

	it.each([
		['create', '={{ 12345 }}', 'AWS Account is not valid: 12345'],
		['create', '={{ "" }}', 'AWS Account is empty'],
		['delete', '={{ "12345678901x" }}', 'AWS Account is not valid: 12345678901x'],
	])(
		'to %s, refuses the account %s before anything is sent',
		async (operation, account, message) => {
			const requests = answerWith({ status: 204 });
			const { error } = await runNode({
				parameters: { resource: 'privateLink', operation, projectRef, awsAccountId: account },
			});
			expect(requests).toEqual([]);
			expect(error?.message).toBe(message);
			expect(error?.description).toMatch(/12 digits\. Nothing was sent to Supabase\.$/);
		},
	);
});
