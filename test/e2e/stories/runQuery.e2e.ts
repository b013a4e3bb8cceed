/** SQL is written in the editor, and its rows come out as items. */
import { requestsOfSandbox, resetSandbox } from '../harness/sandbox.ts';
import { tellStory } from '../harness/story.ts';
import { workflowOf } from '../harness/workflow.ts';

const { editor, page, keep } = tellStory();

test('a SQL query', async () => {
	await resetSandbox();
	await editor().open(
		workflowOf('Run a query', [
			{ name: 'Run query', parameters: { resource: 'database', operation: 'runQuery' } },
		]),
	);
	await editor().openNode('Run query');
	await editor().chooseFromList('projectRef', 'Acme Production (us-east-1)');
	await editor().field('query').locator('.cm-content').click();
	await page().keyboard.type('select count(*) from auth.users');
	// The editor takes over what was typed a moment later.
	await page().waitForTimeout(1000);
	await editor().execute('select count(*) from auth.users');
	await keep('run-a-query');

	const sent = (await requestsOfSandbox()).at(-1)!;
	expect(sent).toMatchObject({
		operation: 'v1-run-a-query',
		status: 201,
		body: { query: 'select count(*) from auth.users' },
	});
});
