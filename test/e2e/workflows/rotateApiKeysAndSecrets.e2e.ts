/** Creates a key, saves it, and deletes old keys of the workflow. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, askSandbox, projectOf, refusal, requestsOf } from '../harness/sandbox.ts';

const { n8n } = tryReadyMade();

describe('Rotate API keys and secrets', () => {
	const keysOf = async (ref: string) =>
		(await askSandbox<Array<{ name: string }>>('GET', `/v1/projects/${ref}/api-keys`)).map(
			({ name }) => name,
		);

	const setUp = async () => {
		const { ref } = await projectOf('Acme Production');
		const names = [
			'backend_202601010000',
			'backend_202602010000',
			'backend_202603010000',
			'backend_of_somebody',
			'n8n_managed_data_api',
		];
		for (const name of names) {
			await askSandbox('POST', `/v1/projects/${ref}/api-keys`, { type: 'secret', name });
		}
		const file = new ReadyMade('rotate-api-keys-and-secrets');
		return { ref, file: file.set({ projectId: ref, randomSecret: 'CRON_SECRET' }) };
	};

	it('only reports in a dry run', async () => {
		const { ref, file } = await setUp();
		const before = await keysOf(ref);
		const { error, jsonOf } = await file.execute(n8n(), 'Every month');
		expect(error).toBeUndefined();
		expect(await keysOf(ref)).toEqual(before);
		expect(await requestsOf('v1-bulk-create-secrets')).toEqual([]);
		expect(jsonOf('Send message')).toMatchObject([
			{
				text: expect.stringMatching(
					/create the key backend_\d{12}, keep backend_202603010000, and delete backend_202602010000, backend_202601010000\./,
				),
			},
		]);
	});

	it('creates a key, saves it, and deletes all but the newest of the workflow’s keys', async () => {
		const { ref, file } = await setUp();
		const { error, jsonOf } = await file.set({ dryRun: false }).execute(n8n(), 'Every month');
		expect(error).toBeUndefined();
		const keys = await askSandbox<Array<{ name: string; api_key: string }>>(
			'GET',
			`/v1/projects/${ref}/api-keys?reveal=true`,
		);
		const created = keys.at(-1)!;
		expect(created.name).toMatch(/^backend_\d{12}$/);
		expect(keys.map(({ name }) => name)).toEqual([
			'anon',
			'service_role',
			'backend_202603010000',
			'backend_of_somebody',
			'n8n_managed_data_api',
			created.name,
		]);
		const [saved] = await requestsOf('v1-bulk-create-secrets');
		expect(saved!.body).toEqual([
			{ name: 'BACKEND_SECRET_KEY', value: created.api_key },
			{ name: 'CRON_SECRET', value: expect.stringMatching(/^[0-9a-f]{48}$/) },
		]);
		const [{ text }] = jsonOf('Send message') as [{ text: string }];
		expect(text).toContain(created.name);
		expect(text).not.toContain(created.api_key);
	});

	it('deletes nothing if the new key could not be saved', async () => {
		const { ref, file } = await setUp();
		await answerOnce('v1-bulk-create-secrets', refusal, { status: 403 });
		const { error } = await file.set({ dryRun: false }).execute(n8n(), 'Every month');
		expect(error).toMatchObject({ message: 'The credential is not allowed to do this' });
		expect(await keysOf(ref)).toContain('backend_202601010000');
	});
});
