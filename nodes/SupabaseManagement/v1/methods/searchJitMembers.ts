import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

type Person = {
	user_id: string | null;
	primary_email: string | null;
	user_roles: Array<{ role: string }>;
};

/**
 * People with JIT access to the chosen project, by email address, and, to grant it, the
 * other members of its organization.
 */
export async function searchJitMembers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/database/jit/list');
	const { items } = body as unknown as { items: Person[] };
	const people = items
		.filter(({ user_id }) => user_id !== null)
		.map(({ user_id, primary_email, user_roles }) => ({
			name: `${primary_email ?? user_id} (${rolesOf(user_roles)})`,
			value: user_id!,
		}));

	if (this.getCurrentNodeParameter('operation') === 'update') {
		const known = new Set(people.map(({ value }) => value));
		const members = await membersOfOrganization(this);
		people.push(...members.filter(({ value }) => !known.has(value)));
	}
	return onePage(matching(people, filter), paginationToken);
}

function rolesOf(roles: Person['user_roles']): string {
	return roles.length === 0 ? 'no role' : roles.map(({ role }) => role).join(', ');
}

async function membersOfOrganization(context: ILoadOptionsFunctions) {
	const { body: project } = await lookUp(context, 'GET /v1/projects/{ref}');
	const slug = String((project as IDataObject).organization_slug);
	const { body } = await lookUp(context, 'GET /v1/organizations/{slug}/members', {}, { slug });
	return (body as unknown as IDataObject[]).map(({ user_id, user_name, email }) => ({
		name: `${email ?? user_name} (no access yet)`,
		value: String(user_id),
	}));
}
