import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { readParameter } from '../request/client/client';
import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** Whose migrations they are that an operation on a branch asks for: a branch is a project too. */
const databases: Record<string, string> = {
	push: 'parentProjectRef',
	merge: 'branchIdOrRef',
	reset: 'branchIdOrRef',
};

/** The migrations that a database has run, the newest first. */
export async function searchMigrations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const operation = String(this.getCurrentNodeParameter('operation'));
	const ref = String(readParameter(this, databases[operation] ?? 'projectRef'));
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/database/migrations', {}, { ref });
	const migrations = (body as unknown as IDataObject[])
		.map(({ version, name }) => ({
			name: name ? `${name} (${version})` : String(version),
			value: String(version),
		}))
		.sort((a, b) => b.value.localeCompare(a.value, 'en', { numeric: true }));
	return onePage(matching(migrations, filter), paginationToken);
}
