import type { IDataObject } from 'n8n-workflow';

import type { OperationKey } from './operation';

/** Version 2 of the API wants a body as `{ data: { type, attributes } }`. The type of each operation. */
const types: Partial<Record<OperationKey, string>> = {
	'POST /v2/projects/{ref}/transfers': 'project_transfer_input',
	'POST /v2/projects/{ref}/transfers/previews': 'project_transfer_input',
};

/** Puts plain fields into the envelope of version 2. Bodies of version 1 stay as they are. */
export function wrapBody(key: OperationKey, body: IDataObject): IDataObject {
	const type = types[key];
	return type === undefined ? body : { data: { type, attributes: body } };
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
