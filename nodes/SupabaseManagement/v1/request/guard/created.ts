import type { IDataObject } from 'n8n-workflow';

import { unwrap } from '../envelope';
import type { OperationKey } from '../operation';
import type { Access } from './access';
import { ruleOf } from './otherProjects';
import { onlyReads } from './readingPosts';

/**
 * With Allowed Projects, only branches can be created.
 *
 * @param body of the response, unchanged
 * @returns the ID of the project that a request created; undefined if it created none
 */
export function projectCreatedBy(key: OperationKey, body: unknown): string | undefined {
	if (!('creates' in ruleOf(key)) || typeof body !== 'object' || body === null) return undefined;
	const { data } = body as { data?: IDataObject };
	const { project_ref: ref } = data === undefined ? (body as IDataObject) : unwrap(data ?? {});
	return typeof ref === 'string' && /^[a-z]{20}$/.test(ref) ? ref : undefined;
}

/**
 * @returns the restrictions of a credential, extended so that projects created by this run can be
 *   read
 */
export function accessWith(
	created: ReadonlySet<string>,
	access: Access,
	key: OperationKey,
): Access {
	if (access.allowedProjects === undefined || !onlyReads(key)) return access;
	return { ...access, allowedProjects: new Set([...access.allowedProjects, ...created]) };
}
