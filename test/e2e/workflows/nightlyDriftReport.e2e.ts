/** Reports every setting that differs from a reference project, and no secret. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { askSandbox, projectOf } from '../harness/sandbox.ts';

const { n8n } = tryReadyMade();

describe('Nightly drift report', () => {
	it('reports differences from the reference project', async () => {
		const [reference, other] = [
			await projectOf('Acme Staging'),
			await projectOf('Acme Production'),
		];
		const change = async (ref: string, max_rows: number, smtp_pass: string) => {
			await askSandbox('PATCH', `/v1/projects/${ref}/postgrest`, { max_rows });
			await askSandbox('PATCH', `/v1/projects/${ref}/config/auth`, { smtp_pass });
		};
		await change(reference.ref, 500, 'one');
		await change(other.ref, 1000, 'another');
		const file = new ReadyMade('nightly-drift-report').set({ referenceId: reference.ref });
		const { error, jsonOf } = await file.execute(n8n(), 'Every night');
		expect(error).toBeUndefined();
		const [{ text }] = jsonOf('Send report') as [{ text: string }];
		expect(text.split('\n')).toContain('Acme Production: dataApi.max_rows is 1000, expected 500');
		expect(text).not.toContain('Acme Staging:');
		expect(text).toContain('Globex Shop: auth.smtp_pass is null, expected "(secret)"');
		expect(text).not.toMatch(/Acme Production: auth.smtp_pass|[\da-f]{64}/);
	});
});
