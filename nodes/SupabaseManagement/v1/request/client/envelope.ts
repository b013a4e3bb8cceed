import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { OperationKey } from '../operation';

/** Version 2 of the API wants a body as `{ data: { type, attributes } }`. The type of each operation. */
const types: Partial<Record<OperationKey, string>> = {
	'POST /v2/organizations/{slug}/members/invitations': 'organization_invitation',
	'DELETE /v2/organizations/{slug}/members/invitations': 'organization_invitation',
	'PATCH /v2/organizations/{slug}/members/{user_id}/roles': 'organization_member_role',
	'POST /v2/organizations/{slug}/webhooks/endpoints': 'endpoint',
	'PATCH /v2/organizations/{slug}/webhooks/endpoints/{id}': 'endpoint',
	'POST /v2/organizations/{slug}/webhooks/endpoints/{id}/test': 'event',
	'POST /v2/projects/{ref}/advisors/run': 'project_advisors',
	'POST /v2/projects/{ref}/analytics/log-drains': 'log_drain',
	'PUT /v2/projects/{ref}/analytics/log-drains/{id}': 'log_drain',
	'POST /v2/projects/{ref}/backups/download': 'project_backup_file_url',
	'POST /v2/projects/{ref}/branches': 'branch',
	'POST /v2/projects/{ref}/compute/{name}/deploy': 'project_compute_instance',
	'POST /v2/projects/{ref}/notebooks': 'notebook',
	'PATCH /v2/projects/{ref}/notebooks/{id}': 'notebook',
	'POST /v2/projects/{ref}/private-link/associations': 'private_link_association',
	'POST /v2/projects/{ref}/transfers': 'project_transfer_input',
	'POST /v2/projects/{ref}/transfers/previews': 'project_transfer_input',
	'POST /v2/projects/{ref}/webhooks/endpoints': 'endpoint',
	'PATCH /v2/projects/{ref}/webhooks/endpoints/{id}': 'endpoint',
	'POST /v2/projects/{ref}/webhooks/endpoints/{id}/test': 'event',
};

/** Operations that send no body at all when none of its fields is given. */
const optionalBody = new Set<OperationKey>([
	'POST /v2/organizations/{slug}/webhooks/endpoints/{id}/test',
	'POST /v2/projects/{ref}/webhooks/endpoints/{id}/test',
]);

/** Operations whose body names a thing by its `id` beside the type, and has no attributes. */
const namedById = new Set<OperationKey>(['POST /v2/projects/{ref}/backups/download']);

/**
 * Puts plain fields into the envelope of version 2, each element of a list into one of its own.
 * Bodies of version 1 stay as they are.
 */
export function wrapBody(
	key: OperationKey,
	body: IHttpRequestOptions['body'],
): IHttpRequestOptions['body'] {
	const type = types[key];
	if (type === undefined) return body;
	if (optionalBody.has(key) && Object.keys(body ?? {}).length === 0) return body;
	if (namedById.has(key)) return { data: { type, ...(body as IDataObject) } };
	return Array.isArray(body)
		? { data: body.map((attributes) => ({ type, attributes })) }
		: { data: { type, attributes: body } };
}

/** What version 2 puts around an answer. */
export type Envelope = { data: IDataObject | IDataObject[]; links?: { next?: string | null } };

/** @returns whether an answer comes in the envelope of version 2 */
export function isEnvelope(key: OperationKey, body: unknown): body is Envelope {
	const isVersion2 = key.includes(' /v2/');
	return isVersion2 && typeof body === 'object' && body !== null && 'data' in body;
}

/** `{ type, id, attributes }` becomes `{ id, ...attributes }`. */
export function unwrap({ attributes, ...rest }: IDataObject): IDataObject {
	delete rest.type;
	return { ...rest, ...(attributes as IDataObject | undefined) };
}
