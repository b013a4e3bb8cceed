import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The signing keys of the chosen project, by what they are and since when. */
export async function searchSigningKeys(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/config/auth/signing-keys');
	const keys = (body as { keys: IDataObject[] }).keys.map(
		({ id, algorithm, status, created_at: createdAt }) => {
			const state = String(status).replace(/_/g, ' ');
			return {
				name: `${algorithm}, ${state} (created ${String(createdAt).slice(0, 10)})`,
				value: String(id),
			};
		},
	);
	return onePage(matching(keys, filter), paginationToken);
}
