/** Reports leaked secrets and the advisor’s findings, each once. */
import { advisorAnswer, lint } from '../harness/advisor.ts';
import { postOnceHeard } from '../harness/n8n.ts';
import { outcomeOf, ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, askSandbox, projectOf, requestsOf } from '../harness/sandbox.ts';
import { until, untilFound } from '../harness/until.ts';

const { n8n } = tryReadyMade();

describe('Alert on leaked secrets and new findings', () => {
	it('reports each, once', async () => {
		const file = new ReadyMade('alert-on-leaked-secrets-and-new-findings');
		// n8n polls at most once a minute, at any second of the minute. The start sets that second.
		const second = (new Date().getSeconds() + 10) % 60;
		const soon = { mode: 'custom', cronExpression: `${second} * * * * *` };
		file.node('New finding').parameters.pollTimes = { item: [soon] };
		Object.assign(file.node('Secret leaked').parameters, {
			organizationSlug: { __rl: true, mode: 'id', value: 'acme' },
			options: { includeTestEvents: true },
		});
		const id = await n8n().activateWorkflow(file.workflow);
		try {
			// Existing findings are not reported the first time.
			const looks = async () => (await requestsOf('v2-run-project-advisors')).length;
			await untilFound(async () => ((await looks()) >= 5 ? true : undefined));
			const { ref } = await projectOf('Acme Production');
			await answerOnce('v2-run-project-advisors', advisorAnswer(lint), { path: ref });

			const endpoints = '/v2/organizations/acme/webhooks/endpoints';
			const endpoint = await untilFound(async () => (await askSandbox('GET', endpoints)).data[0]);
			const unsigned = await postOnceHeard(endpoint.attributes.url, { body: '{}' });
			expect(unsigned.status).toBe(401);
			// n8n registers an endpoint before it has saved its secret, and test events are not repeated.
			await until(
				async () => {
					await askSandbox('POST', `${endpoints}/${endpoint.id}/test`, {
						data: { type: 'event', attributes: { type: 'v1.organization.secrets.leaked' } },
					});
					const deliveries = async () =>
						(await askSandbox('GET', `${endpoints}/${endpoint.id}/deliveries`)).data;
					const [latest] = await until(
						deliveries,
						([delivery]) => delivery !== undefined && delivery.attributes.status !== 'pending',
					);
					return latest.attributes;
				},
				({ status }) => status === 'success',
			);

			const executions = await n8n().executionsOf(id, 2);
			const messages = executions.flatMap((each) => outcomeOf(each).jsonOf('Send message'));
			expect(messages).toHaveLength(2);
			expect(messages).toEqual(
				expect.arrayContaining([
					expect.objectContaining({ subject: 'A Supabase secret of acme has leaked' }),
					{
						subject: 'ERROR in Supabase project Acme Production: RLS is off',
						text:
							'Table public.notes is open\n' +
							`https://supabase.com/dashboard/project/${ref}/advisors/security`,
					},
				]),
			);
		} finally {
			await n8n().deactivateWorkflow(id);
		}
	});
});
