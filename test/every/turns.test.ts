import { onlyReads } from '../../nodes/SupabaseManagement/v1/request/guard/readingPosts';
import { placeholdersOf } from '../../nodes/SupabaseManagement/v1/request/input/path';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { samples } from '../contract/samples';
import { always, answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { everyField, operations } from '../harness/operations';
import { itemWithFiles, ofSeveralRequests } from '../harness/severalRequests';

afterEach(stopAnswering);

const changing = operations.filter(
	({ key, resource, operation }) =>
		!onlyReads(key as OperationKey) && !ofSeveralRequests.has(`${resource}:${operation}`),
);

/** How often the request is sent for two equal input items, if Supabase refuses the first one. */
async function timesSent(operation: (typeof operations)[number]): Promise<number> {
	const [parameters] = everyField(operation, samples);
	const requests = answerWith(always({ status: 400, body: { message: 'No' } }));
	const { error } = await runNode({
		parameters: { ...parameters, combineItems: false },
		items: [itemWithFiles, itemWithFiles],
	});
	expect(error?.message).toBe('No');
	return requests.filter(({ method }) => method === operation.method).length;
}

it.each(changing.map((each) => [each.key, each] as const))(
	'%s is not sent for the next item of the same project after a failure',
	async (key, operation) => {
		expect(await timesSent(operation)).toBe(placeholdersOf(key).length > 0 ? 1 : 2);
	},
);
