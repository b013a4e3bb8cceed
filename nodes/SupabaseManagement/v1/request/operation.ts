import type { DeclarativeRestApiSettings } from 'n8n-workflow';

/**
 * Names an operation the way the API reference does, such as `POST /v1/projects/{ref}/pause`. It is
 * the key of every table in this folder.
 */
export type OperationKey = `${string} /v${number}/${string}`;

/** @param options from the route table of a resource, before the path is filled */
export function operationKey(options: DeclarativeRestApiSettings.HttpRequestOptions): OperationKey {
	return `${options.method ?? 'GET'} ${options.url}` as OperationKey;
}
