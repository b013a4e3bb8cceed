import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The backups of the chosen project that the operation can use, the newest first. */
export async function searchBackups(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	// A physical backup is a copy of the disk, which cannot be downloaded; only it is restored by ID.
	const isPhysical = this.getCurrentNodeParameter('operation') === 'restorePhysicalBackup';
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/database/backups');
	const backups = ((body as IDataObject).backups as IDataObject[])
		.filter((backup) => backup.is_physical_backup === isPhysical)
		.sort((a, b) => String(b.inserted_at).localeCompare(String(a.inserted_at)))
		.map(({ id, inserted_at: at, status }) => ({
			name: `${String(at).slice(0, 16).replace('T', ' ')} (${String(status).toLowerCase()})`,
			value: String(id),
		}));
	return onePage(matching(backups, filter), paginationToken);
}
