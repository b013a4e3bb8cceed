import type { IPollFunctions } from 'n8n-workflow';

import {
	openClient,
	readParameter,
	type Client,
} from '../SupabaseManagement/v1/request/client/client';
import { readPathValues } from '../SupabaseManagement/v1/request/input/path';
import type { Read } from './watches/watch';

/**
 * Time limit of a poll, in milliseconds. n8n starts the next poll after a minute at the earliest.
 */
export const pollTimeLimit = 60_000;

/** Opens the client of a poll. All its requests share one time limit. */
export async function openPollClient(
	context: IPollFunctions,
	timeLimit = pollTimeLimit,
): Promise<Client> {
	return await openClient(
		context,
		timeLimit,
		`A poll takes at most ${pollTimeLimit / 1000} seconds. Changes since the last poll are reported when Supabase responds again.`,
	);
}

/**
 * Reads from the API within the time limit of the poll, and checks the response.
 *
 * @param values for the placeholders of the path, by the parameter’s name
 */
export function readerOf(
	context: IPollFunctions,
	client: Client,
	values: Record<string, string>,
): Read {
	const parameter = (name: string) => values[name] ?? readParameter(context, name);
	return async (key, shape, { query, body } = {}) => {
		const path = key.slice(key.indexOf(' ') + 1);
		return await client.read(key, shape, { values: readPathValues(path, parameter), query, body });
	};
}
