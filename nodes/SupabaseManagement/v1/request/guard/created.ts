import type { IDataObject } from 'n8n-workflow';

import { unwrap } from '../envelope';
import type { OperationKey } from '../operation';
import type { Access } from './access';
import { ruleOf } from './otherProjects';
import { onlyReads } from './readingPosts';

/**
 * With a credential that allows certain projects only, projects are created as branches.
 *
 * @param body the answer as Supabase sent it
 * @returns the ID of the project that a request has created; undefined if it created none
 */
export function projectCreatedBy(key: OperationKey, body: unknown): string | undefined {
	if (!('creates' in ruleOf(key)) || typeof body !== 'object' || body === null) return undefined;
	const { data } = body as { data?: IDataObject };
	const { project_ref: ref } = data === undefined ? (body as IDataObject) : unwrap(data ?? {});
	return typeof ref === 'string' && /^[a-z]{20}$/.test(ref) ? ref : undefined;
}

/** @returns what a credential allows: besides its projects, to read those that this run has created */
export function accessWith(
	created: ReadonlySet<string>,
	access: Access,
	key: OperationKey,
): Access {
	if (access.allowedProjects === undefined || !onlyReads(key)) return access;
	return { ...access, allowedProjects: new Set([...access.allowedProjects, ...created]) };
}
