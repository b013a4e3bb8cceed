import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { nothingToUpdate } from '../../request/input/emptyUpdate';
import { inputError } from '../../request/input/inputError';

type Header = { name: string; value: string };

/** The values of the fields, before they are converted to the API’s format. */
type Given = {
	url?: string;
	event_types?: string[];
	signing_secret?: string;
	description?: string;
	enabled?: boolean;
	custom_headers?: Header[];
};

/** Converts a webhook to the API’s format, and refuses what the API would refuse. */
export async function checkEndpoint(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { url, event_types, signing_secret, description, enabled, custom_headers } =
		options.body as Given;
	const body: IDataObject = {};
	if (url !== undefined) body.url = checkedUrl(this, url);
	if (event_types !== undefined) body.event_types = checkedEvents(this, event_types);
	if (signing_secret !== undefined) body.signing_secret = checkedSecret(this, signing_secret);
	if (description !== undefined) body.description = checkedDescription(this, description);
	if (enabled !== undefined) body.enabled = enabled;
	if (custom_headers !== undefined) body.custom_headers = checkedHeaders(this, custom_headers);
	if (Object.keys(body).length === 0) {
		throw nothingToUpdate(this);
	}
	return { ...options, body };
}

function checkedUrl(context: IExecuteSingleFunctions, given: string): string {
	const url = String(given ?? '').trim();
	if (URL.canParse(url) && /^https?:/i.test(url)) return url;
	throw inputError(
		context,
		url === '' ? 'URL is empty' : `URL is not valid: ${url.slice(0, 80)}`,
		'Enter an address that Supabase can reach, such as https://example.com/hooks/supabase.',
	);
}

function checkedEvents(context: IExecuteSingleFunctions, given: string[]): IDataObject[] {
	if (Array.isArray(given) && given.length > 0) return given.map((type) => ({ type }));
	throw inputError(context, 'Event Types is empty', 'Choose at least one event, or Any Event.');
}

/** The error never contains the secret. */
function checkedSecret(context: IExecuteSingleFunctions, given: string): string {
	const secret = String(given ?? '');
	const length = [...secret].length;
	if (length >= 8 && length <= 64) return secret;
	throw inputError(
		context,
		length === 0 ? 'Signing Secret is empty' : `Signing Secret has ${length} characters`,
		'It must have 8 to 64 characters.',
	);
}

/** An empty description removes the existing one. */
function checkedDescription(context: IExecuteSingleFunctions, given: string): string | null {
	const description = String(given ?? '');
	const length = [...description].length;
	if (length <= 512) return description === '' ? null : description;
	throw inputError(
		context,
		`Description has ${length} characters`,
		'The maximum is 512 characters.',
	);
}

function checkedHeaders(context: IExecuteSingleFunctions, given: Header[]): IDataObject {
	const headers = given.map(({ name, value }) => [String(name ?? '').trim(), String(value ?? '')]);
	const wrong = headers.find(([name]) => !/^[a-zA-Z0-9-]+$/.test(name!));
	if (wrong !== undefined) {
		throw inputError(
			context,
			`Custom Headers has an invalid name: ${wrong[0]!.slice(0, 80) || '(empty)'}`,
			'A name can contain only letters, digits and hyphens.',
		);
	}
	return Object.fromEntries(headers) as IDataObject;
}
