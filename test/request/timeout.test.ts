import { always, answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';

afterEach(stopAnswering);

describe('Timeout under Request Options', () => {
	it.each(['abc', -5, 2 ** 31])('is refused if it is %p', async (timeout) => {
		const requests = answerWith(always({ status: 200, body: {} }));
		const { error } = await runNode({
			parameters: { resource: 'profile', operation: 'get' },
			requestOptions: { timeout: '={{ $json.timeout }}' },
			items: [{ json: { timeout } }],
		});
		expect(error?.message).toBe('Timeout under Request Options is not valid');
		expect(requests).toEqual([]);
	});
});
