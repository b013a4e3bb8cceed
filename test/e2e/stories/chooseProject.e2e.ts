/** A user selects a project from the list, by its ID or by its URL in the dashboard. */
import { askSandbox, resetSandbox } from '../harness/sandbox.ts';
import { tellStory } from '../harness/story.ts';
import { workflowOf } from '../harness/workflow.ts';

const { editor, page, keep } = tellStory();

const field = () => editor().field('projectRef');

let ref: string;

beforeEach(async () => {
	await resetSandbox();
	const projects = await askSandbox<Array<{ ref: string; name: string }>>('GET', '/v1/projects');
	ref = projects.find(({ name }) => name === 'Globex Shop')!.ref;
	await editor().open(
		workflowOf('Choose a project', [
			{ name: 'Supabase', parameters: { resource: 'project', operation: 'get' } },
		]),
	);
	await editor().openNode('Supabase');
});

test('from the list, which can be searched', async () => {
	await field().getByTestId('rlc-input').click();
	const items = page().getByTestId('rlc-item');
	await items.first().waitFor();
	await keep('choose-a-project');
	await page().getByTestId('rlc-search').fill('shop');
	await items.filter({ hasText: 'Acme' }).first().waitFor({ state: 'hidden' });
	await items.filter({ hasText: 'Globex Shop' }).click();
	await editor().execute(ref);
});

test('by its ID', async () => {
	await editor().type('projectRef', 'id', ref);
	await editor().execute(ref);
});

test('by its URL', async () => {
	const address = `https://supabase.com/dashboard/project/${ref}/editor`;
	await editor().type('projectRef', 'url', address);
	await editor().execute(ref);
});

test('if it does not exist, the error says what to do', async () => {
	await editor().type('projectRef', 'id', 'abcdefghijklmnopqrst');
	const output = await editor().execute('Project not found');
	await keep('error');
	const nextStep = await output.getByTestId('node-error-description').innerText();
	expect(nextStep).toMatch(/credential/);
});
