import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from '../request/lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** Whose migrations they are that an operation on a branch asks for: a branch is a project too. */
const databases: Record<string, string> = {
	push: '{parent_project_ref}',
	merge: '{branch_id_or_ref}',
	reset: '{branch_id_or_ref}',
};

/** The migrations that a database has run, the newest first. */
export async function searchMigrations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const operation = String(this.getCurrentNodeParameter('operation'));
	const database = databases[operation] ?? '{ref}';
	const { body } = await lookUp(this, `/v1/projects/${database}/database/migrations`);
	const migrations = (body as unknown as IDataObject[])
		.map(({ version, name }) => ({
			name: name ? `${name} (${version})` : String(version),
			value: String(version),
		}))
		.sort((a, b) => b.value.localeCompare(a.value, 'en', { numeric: true }));
	return onePage(matching(migrations, filter), paginationToken);
}
