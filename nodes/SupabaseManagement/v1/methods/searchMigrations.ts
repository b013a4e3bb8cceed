import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from '../request/lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/**
 * The migrations that a database has run, the newest first: those of the chosen project, or for
 * operations on a branch, which is a project of its own, those of the branch.
 */
export async function searchMigrations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	// A push brings the project’s migrations to the branch; merge and reset use the branch’s own.
	const operation = String(this.getCurrentNodeParameter('operation'));
	const database = ['merge', 'reset'].includes(operation) ? '{branch_id_or_ref}' : '{ref}';
	const { body } = await lookUp(this, `/v1/projects/${database}/database/migrations`);
	const migrations = (body as unknown as IDataObject[])
		.map(({ version, name }) => ({
			name: name ? `${name} (${version})` : String(version),
			value: String(version),
		}))
		.sort((a, b) => b.value.localeCompare(a.value, 'en', { numeric: true }));
	return onePage(matching(migrations, filter), paginationToken);
}
