import type { IExecuteSingleFunctions, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';

/** Sends the key in a header, which can contain only ASCII characters. */
async function sendKey(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const given = this.getNodeParameter('migrationAdditionalFields.idempotencyKey', '');
	const key = String(given).trim();
	if (key === '') return options;
	if (/^[\x20-\x7e]*$/.test(key)) {
		return { ...options, headers: { ...options.headers, 'Idempotency-Key': key } };
	}
	throw inputError(
		this,
		'Idempotency Key is not valid',
		'Use only English letters, digits, spaces and punctuation, on one line.',
	);
}

export const idempotencyKey: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. release-2026-11-01',
	description:
		'Any text. If the migration is sent again with the same key, it is not listed twice. Apply still runs its SQL again.',
	routing: { send: { preSend: [sendKey] } },
};
