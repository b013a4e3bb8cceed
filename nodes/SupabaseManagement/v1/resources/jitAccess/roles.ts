import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { entriesOf } from '../../fields/entriesOf';
import { momentOf } from '../../fields/moment';
import { inputError } from '../../request/input/inputError';
import { readNetworks } from './networks';

type Role = {
	role: string;
	expiresAt?: unknown;
	allowedNetworks?: unknown;
	branchesOnly?: boolean;
};

async function sendRoles(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = this.getNodeParameter('roles.role', []) as Role[];
	if (given.length === 0) {
		throw inputError(this, 'Roles is empty', 'Add a role. To remove access, use Delete.');
	}
	const roles = given.map((role) => toRole(this, role));
	return { ...options, body: { ...(options.body as IDataObject), roles } };
}

function toRole(
	context: IExecuteSingleFunctions,
	{ role, expiresAt, allowedNetworks, branchesOnly }: Role,
): IDataObject {
	const name = String(role ?? '').trim();
	if (name === '') {
		throw inputError(context, 'A role under Roles has no name', 'Enter a role, such as postgres.');
	}
	const result: IDataObject = { role: name, branches_only: branchesOnly === true };
	if (expiresAt) {
		result.expires_at = Math.floor(momentOf(context, 'Expires At', expiresAt) / 1000);
	}
	const entries = entriesOf(allowedNetworks);
	if (entries.length > 0) {
		const read = readNetworks(entries);
		if ('wrong' in read) {
			throw inputError(
				context,
				`Allowed Networks contains an invalid network: ${read.wrong.slice(0, 80)}`,
				'Enter comma-separated networks such as 203.0.113.0/24 or 2001:db8::/32.',
			);
		}
		result.allowed_networks = read.networks;
	}
	return result;
}

export const roles: INodeProperties = {
	displayName: 'Roles',
	name: 'roles',
	type: 'fixedCollection',
	placeholder: 'Add Role',
	required: true,
	default: {},
	description: 'The Postgres roles that the person may use. They replace the existing roles.',
	typeOptions: { multipleValues: true },
	options: [
		{
			displayName: 'Role',
			name: 'role',
			values: [
				{
					displayName: 'Role',
					name: 'role',
					type: 'string',
					default: '',
					placeholder: 'e.g. postgres',
					description: 'Name of a role in the database',
				},
				{
					displayName: 'Allowed Networks',
					name: 'allowedNetworks',
					type: 'string',
					default: '',
					placeholder: 'e.g. 203.0.113.0/24, 2001:db8::/32',
					description: 'The only networks to connect from, comma-separated. If empty, any network.',
				},
				{
					displayName: 'Branches Only',
					name: 'branchesOnly',
					type: 'boolean',
					default: false,
					description:
						'Whether the role applies to the branches of the project instead of the project',
				},
				{
					displayName: 'Expires At',
					name: 'expiresAt',
					type: 'dateTime',
					default: '',
					description: 'When the role expires. If empty, never.',
				},
			],
		},
	],
	routing: { send: { preSend: [sendRoles] } },
};
