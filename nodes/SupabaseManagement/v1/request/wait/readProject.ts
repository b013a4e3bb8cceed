import type { IDataObject } from 'n8n-workflow';

import { record, text, type Shape } from '../answer/shape';
import type { Client } from '../client/client';
import { isGone } from '../failure/nodeError';
import type { OperationKey } from '../operation';

const withStatus = record({ status: text });

export const projectKey: OperationKey = 'GET /v1/projects/{ref}';

/**
 * Reads a project. It does not find branches.
 *
 * @param shape the shape of the fields that the caller uses
 */
export async function readProjectAs<T>(client: Client, ref: string, shape: Shape<T>): Promise<T> {
	return await client.read(projectKey, shape, { values: { ref } });
}

/**
 * Reads a project or a branch. A branch is also a project, but Supabase finds no project with a
 * branch’s ID, although it pauses, restarts and restores it.
 *
 * @returns the project, or the branch without its secrets; `status` is that of the project in both
 * @throws NodeApiError
 */
export async function readProject(client: Client, ref: string): Promise<IDataObject> {
	try {
		return await readProjectAs(client, ref, withStatus);
	} catch (error) {
		if (!isGone(error)) throw error as Error;
		try {
			const branch = await client.read('GET /v1/branches/{branch_id_or_ref}', withStatus, {
				values: { branch_id_or_ref: ref },
			});
			const { db_pass, jwt_secret, ...withoutSecrets } = branch;
			void [db_pass, jwt_secret];
			return withoutSecrets;
		} catch (branchError) {
			throw (isGone(branchError) ? error : branchError) as Error;
		}
	}
}
