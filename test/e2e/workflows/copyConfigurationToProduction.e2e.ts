/**
 * Compares, waits for a person’s approval, and applies the approved changes, but never a secret.
 */
import { outcomeOf, ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { askSandbox, projectOf, requestsOfSandbox } from '../harness/sandbox.ts';

const { n8n } = tryReadyMade();

describe('Copy configuration to production', () => {
	const approver = { user: 'lead', password: 'of-the-form' };

	/** Runs the workflow until it waits for the approval. */
	const setUp = async () => {
		const [staging, production] = [
			await projectOf('Acme Staging'),
			await projectOf('Acme Production'),
		];
		const change = async (ref: string, path: string, settings: object) =>
			await askSandbox('PATCH', `/v1/projects/${ref}/${path}`, settings);
		await change(staging.ref, 'config/auth', {
			jwt_exp: 1800,
			site_url: 'https://staging.acme.com',
			smtp_pass: 'correct horse',
		});
		await change(staging.ref, 'postgrest', { max_rows: 500 });
		await change(production.ref, 'config/auth', { jwt_exp: 3600, site_url: 'https://acme.com' });
		await change(production.ref, 'postgrest', { max_rows: 1000 });
		const file = await new ReadyMade('copy-configuration-to-production')
			.set({ stagingId: staging.ref, productionId: production.ref })
			.useCredential(n8n(), 'httpBasicAuth', approver);
		const execution = await n8n().start(await n8n().createWorkflow(file.workflow), 'Start');
		const waiting = outcomeOf(await n8n().executed(execution, ['waiting', 'error']));
		expect(waiting.error).toBeUndefined();
		const [message] = waiting.jsonOf('Send message') as [{ text: string; approvalUrl: string }];
		const before = (await requestsOfSandbox()).length;
		return {
			...{ staging, production, change, ...message },
			/** The changes of settings since the workflow started waiting. */
			changes: async () =>
				(await requestsOfSandbox())
					.slice(before)
					.filter(({ method }) => method !== 'GET')
					.map(({ path, body }) => [path.split('/').slice(3).join('/'), body]),
			decide: async (decision: string) => {
				expect((await answerForm(message.approvalUrl, decision, approver)).status).toBe(200);
				const ended = outcomeOf(await n8n().executed(execution));
				expect(ended.error).toBeUndefined();
				return ended.jsonOf('Send result');
			},
		};
	};

	const answerForm = async (url: string, decision: string, { user, password } = approver) => {
		const body = new FormData();
		body.append('field-0', decision);
		const credentials = Buffer.from(`${user}:${password}`).toString('base64');
		return await fetch(url, {
			method: 'POST',
			headers: { authorization: `Basic ${credentials}` },
			body,
		});
	};

	it('applies the approved changes, and never a secret', async () => {
		const { production, text, approvalUrl, changes, decide } = await setUp();
		const lines = text.split('\n');
		expect(lines).toContain('auth.jwt_exp: 3600 becomes 1800');
		expect(lines).toContain('dataApi.max_rows: 1000 becomes 500');
		expect(text).toContain('auth.smtp_pass: not copied. ');
		expect(text).not.toMatch(/site_url|correct horse|[\da-f]{64}/);
		const stranger = { user: 'lead', password: 'guessed' };
		expect((await answerForm(approvalUrl, 'Apply', stranger)).status).toBe(401);
		expect(await changes()).toEqual([]);
		const [result] = (await decide('Apply')) as [{ subject: string; text: string }];
		expect(result.subject).toBe('Production was changed');
		expect(result.text.split('\n')).toContain('auth.jwt_exp: changed');
		const sent = await changes();
		expect(sent).toContainEqual([`${production.ref}/postgrest`, { max_rows: 500 }]);
		const auth = sent.find(([path]) => path === `${production.ref}/config/auth`)![1];
		expect(auth).toMatchObject({ jwt_exp: 1800 });
		expect(Object.keys(auth as object)).not.toContain('smtp_pass');
		expect(Object.keys(auth as object)).not.toContain('site_url');
	});

	it('changes nothing if the changes are rejected', async () => {
		const { changes, decide } = await setUp();
		expect(await decide('Reject')).toEqual([
			{ subject: 'Production was not changed', text: 'Nobody has approved the changes.' },
		]);
		expect(await changes()).toEqual([]);
	});

	it('changes nothing if the settings differ from the approved ones', async () => {
		const { staging, change, changes, decide } = await setUp();
		await change(staging.ref, 'postgrest', { max_rows: 7 });
		const result = await decide('Apply');
		expect(result).toMatchObject([{ subject: 'Production was not changed' }]);
		expect((await changes()).filter(([path]) => !String(path).startsWith(staging.ref))).toEqual([]);
	});
});
