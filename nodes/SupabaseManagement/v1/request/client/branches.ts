import type { IDataObject } from 'n8n-workflow';

import { list, type Shape } from '../answer/shape';
import type { Client } from './client';

/**
 * Reads the branches of a project: only this list contains the parent of a branch, and the state of
 * its migrations.
 *
 * @param branch the shape of the fields that the caller uses
 */
export async function readBranches<T extends IDataObject>(
	client: Client,
	ref: string,
	branch: Shape<T>,
): Promise<T[]> {
	return await client.read('GET /v1/projects/{ref}/branches', list(branch), { values: { ref } });
}
