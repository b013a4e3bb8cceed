import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { contract } from './contract';
import type { OperationKey } from './operation';

/**
 * Wraps plain fields in the envelope of version 2. Each element of a list gets its own envelope.
 * Bodies of version 1 stay unchanged.
 */
export function wrapBody(
	key: OperationKey,
	body: IHttpRequestOptions['body'],
): IHttpRequestOptions['body'] {
	const { type, optionalBody, namedById } = contract[key] ?? {};
	if (type === undefined) return body;
	if (optionalBody && Object.keys(body ?? {}).length === 0) return body;
	if (namedById) return { data: { type, ...(body as IDataObject) } };
	return Array.isArray(body)
		? { data: body.map((attributes) => ({ type, attributes })) }
		: { data: { type, attributes: body } };
}

/** @returns whether a request without fields must have a body, because n8n would send none */
export function isEmptyButRequired(key: OperationKey, body: IHttpRequestOptions['body']): boolean {
	return contract[key]?.emptyBody === true && Object.keys(body ?? {}).length === 0;
}

/** The envelope of a response of version 2. */
export type Envelope = { data: IDataObject | IDataObject[]; links?: { next?: string | null } };

/** @returns whether a response has the envelope of version 2 */
export function isEnvelope(key: OperationKey, body: unknown): body is Envelope {
	const isVersion2 = key.includes(' /v2/');
	return isVersion2 && typeof body === 'object' && body !== null && 'data' in body;
}

/** `{ type, id, attributes }` becomes `{ id, ...attributes }`. */
export function unwrap({ attributes, ...rest }: IDataObject): IDataObject {
	delete rest.type;
	return { ...rest, ...(attributes as IDataObject | undefined) };
}

/** Whether a body is empty, whatever its type. */
export function isEmptyBody(body: IHttpRequestOptions['body']): boolean {
	if (Buffer.isBuffer(body) || typeof body !== 'object') return !body;
	return Object.keys(body ?? {}).length === 0;
}
