import type { IHttpRequestMethods, IPollFunctions } from 'n8n-workflow';

import { readAnswer } from '../SupabaseManagement/v1/request/answer/shape';
import { call } from '../SupabaseManagement/v1/request/call';
import type { Deadline } from './deadline';
import type { Read } from './watches/watch';

/**
 * Reads from the API, within the time of the poll, and checks what comes.
 *
 * @param values what fills the placeholders of a path, by the parameter’s name
 */
export function readerOf(
	context: IPollFunctions,
	deadline: Deadline,
	values: Record<string, string>,
): Read {
	return async (key, shape, { query, body } = {}) => {
		const [method, path] = key.split(' ') as [IHttpRequestMethods, string];
		const answer = await deadline.hold(
			async (timeLimit) => await call(context, { method, path, values, query, body, timeLimit }),
		);
		return readAnswer(context.getNode(), key, shape, answer.body);
	};
}
