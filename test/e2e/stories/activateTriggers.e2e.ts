/** A user adds and activates both triggers in the editor. */
import { N8n } from '../harness/n8n.ts';
import { askSandbox, requestsOfSandbox, resetSandbox } from '../harness/sandbox.ts';
import { tellStory } from '../harness/story.ts';
import { until } from '../harness/until.ts';

const { editor, page, keep } = tellStory();

/** The IDs of the active workflows. */
const published: string[] = [];

const panel = () => page().getByTestId('node-creator');

async function find(text: string, name: string): Promise<void> {
	await panel().getByTestId('node-creator-search-bar').fill(text);
	await panel().getByTestId('node-creator-item-name').getByText(name, { exact: true }).click();
}

async function publish(): Promise<void> {
	await page().getByTestId('workflow-open-publish-modal-button').click();
	await page().getByTestId('workflow-publish-button').click();
	await page().getByTestId('workflowPublish-modal').waitFor({ state: 'hidden' });
	published.push(new URL(page().url()).pathname.split('/').at(-1)!);
}

beforeEach(async () => {
	await resetSandbox();
	await editor().openNew();
	await page().getByTestId('canvas-add-button').click();
});

afterEach(async () => {
	const n8n = await N8n.signIn();
	for (const id of published.splice(0)) await n8n.ask('POST', `/workflows/${id}/deactivate`, {});
});

test('the webhook trigger', async () => {
	await find('supabase project', 'Supabase Management');
	await panel().getByText('On project paused', { exact: true }).click();
	await editor().chooseCredential('Supabase access token');
	await editor().chooseFromList('organizationSlug', 'Acme');
	await keep('trigger');
	await editor().closeNode();
	await publish();

	const endpoints = async () =>
		(await askSandbox('GET', '/v2/organizations/acme/webhooks/endpoints')).data as object[];
	const created = await until(endpoints, ({ length }) => length > 0);
	expect(created).toMatchObject([
		{ attributes: { enabled: true, event_types: [{ type: 'v1.project.paused' }] } },
	]);
});

test('the Watch Trigger', async () => {
	await find('supabase watch', 'Supabase Management Watch Trigger');
	await panel().getByRole('button', { name: 'Add to workflow' }).click();
	await editor().chooseCredential('Supabase access token');
	await keep('watch-trigger');
	await editor().closeNode();
	await resetSandbox();
	await publish();

	const [first] = await until(requestsOfSandbox, ({ length }) => length > 0);
	expect(first).toMatchObject({ operation: 'v1-list-all-projects', status: 200 });
});
