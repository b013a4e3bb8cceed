import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import { openClient, readCredential, readParameter, type Caller } from './client/client';
import type { Access } from './guard/access';
import { readPathValues } from './input/path';
import type { OperationKey } from './operation';

export async function call(
	context: Caller,
	options: {
		method?: IHttpRequestMethods;
		path: string;
		values?: Record<string, string>;
		query?: IDataObject;
		body?: IDataObject;
		timeLimit: number;
	},
): Promise<{ body: unknown; access: Access }> {
	const { method = 'GET', path, values = {}, query, body, timeLimit } = options;
	const pathValues = readPathValues(
		path,
		(parameter) => values[parameter] ?? readParameter(context, parameter),
	);
	const client = await openClient(context, timeLimit);
	const answer = await client.send(`${method} ${path}` as OperationKey, {
		values: pathValues,
		query,
		body,
	});
	return { body: answer.body, access: client.credential.access };
}

export async function credentialOf(context: Caller) {
	const credential = await readCredential(context, { node: context.getNode() });
	return { ...credential, credential: { apiAddress: credential.apiAddress } };
}
