/** Repeats failed deliveries, and reports the results. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { askSandbox, requestsOf } from '../harness/sandbox.ts';
import { type StandIn, startStandIn } from '../harness/standIn.ts';
import { until } from '../harness/until.ts';

const { n8n } = tryReadyMade();

describe('Replay failed webhook deliveries', () => {
	const endpoints = '/v2/organizations/acme/webhooks/endpoints';

	/** Replaces the receiver. */
	let receiver: StandIn;
	let isUp: boolean;

	beforeEach(async () => {
		isUp = false;
		receiver = await startStandIn(({ path }) => ({
			status: isUp && path !== '/broken' ? 200 : 503,
		}));
	});

	afterEach(async () => await receiver.close());

	/** Creates a webhook, and has an event sent to it. */
	const sendTo = async (path: string) => {
		const { data } = await askSandbox('POST', endpoints, {
			data: {
				type: 'endpoint',
				attributes: {
					url: receiver.address + path,
					event_types: [{ type: 'v1.project.paused' }],
					signing_secret: 'a-secret-of-the-receiver',
				},
			},
		});
		await askSandbox('POST', `${endpoints}/${data.id}/test`);
		await until(
			async () => (await askSandbox('GET', `${endpoints}/${data.id}/deliveries`)).data,
			([delivery]) => delivery !== undefined && delivery.attributes.status !== 'pending',
		);
	};

	const run = async (settings: object = {}) => {
		const { error, jsonOf } = await new ReadyMade('replay-failed-webhook-deliveries')
			.set({ organizationSlug: 'acme', quietMinutes: 0, waitSeconds: 1, ...settings })
			.execute(n8n(), 'Every hour');
		expect(error).toBeUndefined();
		return jsonOf('Send message').map(({ text }) => String(text).split('\n'));
	};

	it('repeats failed deliveries once, and no others', async () => {
		await sendTo('/hook');
		await sendTo('/broken');
		isUp = true;
		await sendTo('/fine');
		expect(await run({ quietMinutes: 10 })).toEqual([]);
		expect(await run()).toEqual([
			[
				'2 failed webhook deliveries were replayed, 1 arrived.',
				'Still failing:',
				expect.stringMatching(/^v1\.project\.paused \(.+\) to .+\/broken: status 503$/),
			],
		]);
		const paths = receiver.received.map(({ path }) => path).sort();
		expect(paths).toEqual(['/broken', '/broken', '/fine', '/hook', '/hook']);
		expect(
			await requestsOf('v2-organizations-slug-webhooks-deliveries-id-retry-post'),
		).toHaveLength(2);
	});
});
