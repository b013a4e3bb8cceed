/** Creates a project for the customer who fills in the form. */
import { postOnceHeard } from '../harness/n8n.ts';
import { outcomeOf, ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { projectOf, requestsOf } from '../harness/sandbox.ts';
import { n8nAddress } from '../harness/setting.ts';

const { n8n } = tryReadyMade();

describe('A project for each customer', () => {
	const user = { user: 'sales', password: 'of-the-form' };

	it('creates a project that is ready, once', async () => {
		const file = await new ReadyMade('project-per-customer')
			.set({ organizationSlug: 'acme', maxProjects: 5, migration: 'create table notes ();' })
			.useCredential(n8n(), 'httpBasicAuth', user);
		Object.assign(file.node('Create project').parameters, { waitOptions: { interval: 1 } });
		const id = await n8n().activateWorkflow(file.workflow);
		let executions = 0;
		const fillIn = async (customer: string) => {
			const form = new FormData();
			form.append('field-0', customer);
			form.append('field-1', 'ada@example.com');
			const address = `${n8nAddress}/form/${file.node('New customer').webhookId}`;
			expect((await postOnceHeard(address, { body: form })).status).toBe(401);
			const credentials = Buffer.from(`${user.user}:${user.password}`).toString('base64');
			const headers = { authorization: `Basic ${credentials}` };
			expect((await postOnceHeard(address, { headers, body: form })).status).toBe(200);
			const [latest] = await n8n().executionsOf(id, ++executions);
			expect(latest!.error).toBeUndefined();
			return outcomeOf(latest!);
		};
		try {
			const first = await fillIn('Hooli');
			const { ref, status } = await projectOf('Hooli');
			expect(status).toBe('ACTIVE_HEALTHY');
			const [created] = await requestsOf('v1-create-a-project');
			const { db_pass: password } = created!.body as { db_pass: string };
			expect(password).toMatch(/^[0-9a-f]{32}$/);
			expect(created!.body).toMatchObject({ name: 'Hooli', organization_slug: 'acme' });
			expect((await requestsOf('v1-apply-a-migration'))[0]).toMatchObject({
				path: `/v1/projects/${ref}/database/migrations`,
				body: { query: 'create table notes ();', name: 'init' },
			});
			expect((await requestsOf('v1-bulk-create-secrets'))[0]!.body).toEqual([
				{ name: 'CUSTOMER_EMAIL', value: 'ada@example.com' },
			]);
			expect(first.jsonOf('Hand over')).toEqual([
				{
					customer: 'Hooli',
					email: 'ada@example.com',
					projectId: ref,
					address: `https://${ref}.supabase.co`,
					publicKey: 'sandbox.anon.jwt',
					databasePassword: password,
				},
			]);

			const again = await fillIn('Hooli');
			expect(again.jsonOf('Send message')).toEqual([
				{ text: 'Hooli gets no new project: a project with this name exists.' },
			]);
			await fillIn('Pied Piper');
			const tooMany = await fillIn('Aviato');
			expect(tooMany.jsonOf('Send message')).toEqual([
				{ text: 'Aviato gets no new project: the limit of 5 projects is reached.' },
			]);
			expect(await requestsOf('v1-create-a-project')).toHaveLength(2);
		} finally {
			await n8n().deactivateWorkflow(id);
		}
	});
});
