/** A user writes SQL in the editor, and the rows are returned as items. */
import { requestsOfSandbox, resetSandbox } from '../harness/sandbox.ts';
import { tellStory } from '../harness/story.ts';
import { workflowOf } from '../harness/workflow.ts';

const { editor, page, keep } = tellStory();

const query = 'select id, name from customers where status = $1';

test('a SQL query with a parameter', async () => {
	await resetSandbox();
	await editor().open(
		workflowOf('Run a query', [
			{ name: 'Run query', parameters: { resource: 'database', operation: 'runQuery' } },
		]),
	);
	await editor().openNode('Run query');
	await editor().chooseFromList('projectRef', 'Acme Production');
	await editor().node.getByRole('button', { name: 'Add Parameter' }).click();
	await editor().field('value').locator('input').fill('active');
	await editor().field('value').locator('input').blur();
	await editor().field('query').locator('.cm-content').click();
	await page().keyboard.type(query);
	await editor().node.getByText('Parameters', { exact: true }).click();
	// The editor applies the typed text a moment later.
	await editor().node.getByTestId('parameter-issues').waitFor({ state: 'hidden' });
	await keep('run-a-query');
	await editor().execute('Ada');

	expect((await requestsOfSandbox()).at(-1)).toMatchObject({
		operation: 'v1-run-a-query',
		status: 201,
		body: { query, parameters: ['active'] },
	});
});
