/** Reports paused and unhealthy projects, and findings of the advisor. */
import { advisorAnswer, lint } from '../harness/advisor.ts';
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, projectOf } from '../harness/sandbox.ts';

const { n8n } = tryReadyMade();

describe('Nightly health and advisor report', () => {
	const run = async () =>
		await new ReadyMade('nightly-health-and-advisor-report').execute(n8n(), 'Every night');

	it('reports paused and unhealthy projects, and findings of the advisor', async () => {
		for (let project = 0; project < 5; project++) {
			await answerOnce('v2-run-project-advisors', advisorAnswer(lint));
		}
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		const [{ subject, text }] = jsonOf('Send report') as [{ subject: string; text: string }];
		expect(subject).toBe('6 Supabase projects, 7 problems');
		expect(text.split('\n')).toEqual([
			'Acme Archive: WARN, the project is INACTIVE',
			'Globex Blog: ERROR, rest is UNHEALTHY',
			'Acme Production: ERROR, RLS is off: Table public.notes is open',
			'Acme Staging: ERROR, RLS is off: Table public.notes is open',
			'Globex Shop: ERROR, RLS is off: Table public.notes is open',
			'Globex Blog: ERROR, RLS is off: Table public.notes is open',
			'Initech Reports: ERROR, RLS is off: Table public.notes is open',
		]);
	});

	it('reports if there are no problems', async () => {
		const { ref } = await projectOf('Initech Reports');
		await answerOnce('v2-run-project-advisors', advisorAnswer());
		await answerOnce('v1-list-all-projects', [
			{ ref, name: 'Initech Reports', status: 'ACTIVE_HEALTHY', organization_slug: 'initech' },
		]);
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		expect(jsonOf('Send report')).toEqual([
			{ subject: '1 Supabase projects, 0 problems', text: 'No problems found.' },
		]);
	});
});
