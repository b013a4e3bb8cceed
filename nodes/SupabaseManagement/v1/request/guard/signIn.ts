import type { IDataObject } from 'n8n-workflow';

import type { OperationKey } from '../operation';

/** Web pages: the operation returns their URL, and nothing is sent. */
const pages = new Set<OperationKey>([
	'GET /v1/oauth/authorize',
	'GET /v1/oauth/authorize/project-claim',
]);

/** Requests that an app signs with its own client ID and secret: the credential’s token is not sent. */
const signedByApp = new Set<OperationKey>(['POST /v1/oauth/revoke', 'POST /v1/oauth/token']);

/**
 * Whether an operation is part of an OAuth sign-in, and therefore does not send the credential’s
 * token.
 */
export function isSignIn(key: OperationKey): boolean {
	return signedByApp.has(key);
}

/** @returns the URL to open in a browser, for operations that are web pages */
export function signInAddress(
	key: OperationKey,
	apiAddress: string,
	query: IDataObject = {},
): string | undefined {
	if (!pages.has(key)) return undefined;
	const [, path] = key.split(' ');
	const address = new URL(`${apiAddress}${path}`);
	for (const [name, value] of Object.entries(query)) {
		for (const each of Array.isArray(value) ? value : [value]) {
			address.searchParams.append(name, String(each));
		}
	}
	return address.href;
}
