import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The invitations to JIT access of the chosen project that are still open, by email address. */
export async function searchJitInvitations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/database/jit/list');
	const { items } = body as unknown as { items: IDataObject[] };
	const invitations = items
		.filter(({ invite_id }) => typeof invite_id === 'string')
		.map(({ invite_id, primary_email, expires_at }) => ({
			name: `${primary_email} (until ${String(expires_at).slice(0, 10)})`,
			value: String(invite_id),
		}));
	return onePage(matching(invitations, filter), paginationToken);
}
