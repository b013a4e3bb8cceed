/** Disables legacy keys only in projects that a person has approved. */
import { outcomeOf, ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { askSandbox, type Project, projectOf, requestsOf } from '../harness/sandbox.ts';
import { until } from '../harness/until.ts';

const { n8n } = tryReadyMade();

describe('Leave the legacy API keys', () => {
	const isOn = async (ref: string) =>
		(await askSandbox<{ enabled: boolean }>('GET', `/v1/projects/${ref}/api-keys/legacy`)).enabled;

	const typesOf = async (ref: string) =>
		(await askSandbox<Array<{ type: string }>>('GET', `/v1/projects/${ref}/api-keys`))
			.map(({ type }) => type)
			.sort();

	it('asks for each project, and disables the keys of approved ones', async () => {
		const first = await projectOf('Acme Production');
		const second = await projectOf('Globex Shop');
		const others = (await askSandbox<Project[]>('GET', '/v1/projects'))
			.map(({ name }) => name)
			.filter((name) => ![first.name, second.name].includes(name));
		const form = new FormData();
		form.append('metadata', JSON.stringify({ entrypoint_path: 'index.ts', verify_jwt: true }));
		form.append('file', new Blob(['Deno.serve(() => new Response());']), 'index.ts');
		await askSandbox('POST', `/v1/projects/${first.ref}/functions/deploy?slug=hook`, form);
		await askSandbox('POST', `/v1/projects/${first.ref}/database/query`, {
			query: "create function call_hook() returns text language sql as $$ select 'eyJhbGciOi' $$",
		});

		const file = new ReadyMade('leave-legacy-api-keys').set({ leaveAlone: others.join(', ') });
		const id = await n8n().createWorkflow(file.workflow);
		const execution = await n8n().start(id, 'Start');
		/** Waits for the question about a project, and answers it. */
		const answer = async (nth: number, name: string) => {
			const { resultData } = await until(
				async () => await n8n().readExecution(execution),
				({ status, resultData: { runData } }) =>
					status === 'waiting' && runData['Ask for approval']?.length === nth,
			);
			const asked = outcomeOf(resultData).jsonOf('Ask for approval').at(-1) as { text: string };
			const form = new FormData();
			form.append('field-0', name);
			const [link] = /http\S+form-waiting\S+/.exec(asked.text)!;
			const response = await fetch(link, { method: 'POST', body: form });
			expect(response.status).toBe(200);
			return asked.text;
		};

		const text = await answer(1, first.name);
		expect(text).toContain('Nothing shows whether the legacy keys are still used.');
		expect(text).toContain('In Edge Functions (hook), replace SUPABASE_ANON_KEY');
		expect(text).toContain('These functions verify JWTs, and the new keys are none: hook.');
		expect(text).toContain('keys are written out in function call_hook()');
		expect(text).toContain('To go back, enable the legacy keys again');
		await answer(2, 'no, not yet');
		const { resultData } = await until(
			async () => await n8n().readExecution(execution),
			({ status }) => ['success', 'error'].includes(status),
		);
		expect(resultData.error).toBeUndefined();
		expect(outcomeOf(resultData).jsonOf('Send message')).toMatchObject([
			{ text: expect.stringMatching(/^The legacy keys of Acme Production are disabled\./) },
			{ text: 'The legacy keys of Globex Shop stay on, since nobody approved.' },
		]);
		expect(await isOn(first.ref)).toBe(false);
		expect(await isOn(second.ref)).toBe(true);
		expect(await requestsOf('v1-update-project-legacy-api-keys')).toHaveLength(1);
		for (const { ref } of [first, second]) {
			expect(await typesOf(ref)).toEqual(['legacy', 'legacy', 'publishable', 'secret']);
		}
	});
});
