import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { OperationKey } from './operation';

/** Pages for people: the operation puts out their address, and nothing is sent. */
const pages = new Set<OperationKey>([
	'GET /v1/oauth/authorize',
	'GET /v1/oauth/authorize/project-claim',
]);

/** Requests that an app signs with its own client ID and secret: the credential’s token is not sent. */
const signedByApp = new Set<OperationKey>(['POST /v1/oauth/revoke', 'POST /v1/oauth/token']);

/** Whether an operation is part of an OAuth sign-in, and so does without the credential’s token. */
export function isSignIn(key: OperationKey): boolean {
	return signedByApp.has(key);
}

/** @returns the address to open in a browser, for operations that are a page for people */
export function signInAddress(
	key: OperationKey,
	{ baseURL, url, qs }: DeclarativeRestApiSettings.HttpRequestOptions,
): string | undefined {
	if (!pages.has(key)) return undefined;
	const address = new URL(`${baseURL!.replace(/\/+$/, '')}${url}`);
	for (const [name, value] of Object.entries((qs ?? {}) as IDataObject)) {
		for (const each of Array.isArray(value) ? value : [value]) {
			address.searchParams.append(name, String(each));
		}
	}
	return address.href;
}

/** Sends what an app signs itself. */
export async function sendWithoutToken(
	context: IExecuteSingleFunctions,
	options: DeclarativeRestApiSettings.HttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	return (await context.helpers.httpRequest({
		...(options as IHttpRequestOptions),
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
	})) as IN8nHttpFullResponse;
}
