import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The members of the chosen organization, by email address. */
export async function searchMembers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/organizations/{slug}/members');
	const members = (body as unknown as IDataObject[]).map(
		({ user_id, user_name, email, role_name }) => ({
			name: `${email ?? user_name} (${role_name ?? 'no role'})`,
			value: String(user_id),
		}),
	);
	return onePage(matching(members, filter), paginationToken);
}
