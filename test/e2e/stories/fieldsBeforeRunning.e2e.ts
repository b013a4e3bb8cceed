/**
 * The editor shows a node’s fields before anything has run, and a user drags them into the next
 * node.
 */
import type { Locator } from 'playwright-core';

import { requestsOf, resetSandbox } from '../harness/sandbox.ts';
import { tellStory } from '../harness/story.ts';
import { workflowInOrder } from '../harness/workflow.ts';

const { editor, page, keep } = tellStory();

const input = () => editor().node.getByTestId('ndv-input-panel');

/** A field of the previous node in the input panel. */
const inputField = (name: string) =>
	input()
		.getByTestId('run-data-schema-item')
		.filter({ has: page().getByText(name, { exact: true }) })
		.first();

/** In small steps: n8n starts dragging only after some distance. */
async function drag(from: Locator, to: Locator): Promise<void> {
	const start = (await from.boundingBox())!;
	await page().mouse.move(start.x + start.width / 2, start.y + start.height / 2);
	await page().mouse.down();
	const end = (await to.boundingBox())!;
	await page().mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 20 });
	await page().mouse.up();
}

beforeEach(async () => await resetSandbox());

test('a field of a list, dragged into a locator', async () => {
	await editor().open(
		workflowInOrder('Read each project', [
			{
				name: 'List projects',
				parameters: { resource: 'project', operation: 'getManyProjects', limit: 2 },
			},
			{
				name: 'Get disk',
				parameters: {
					resource: 'disk',
					operation: 'get',
					projectRef: { __rl: true, mode: 'id', value: '' },
				},
			},
		]),
	);
	await editor().openNode('Get disk');
	await input().getByText('Usually outputs the following fields').waitFor();
	await inputField('organization_slug').waitFor();
	// Including nested fields.
	await inputField('host').waitFor();

	const locator = editor().field('projectRef');
	const pill = inputField('ref').getByText('ref', { exact: true });
	await drag(pill, locator.getByTestId('rlc-input'));
	await locator.getByText('{{ $json.ref }}').waitFor();
	await keep('fields-before-running');
	expect(await requestsOf('v1-list-all-projects')).toEqual([]);

	await editor().closeNode();
	await page().getByTestId('execute-workflow-button').click();
	await editor().canvasNode('Get disk').getByTestId('canvas-node-status-success').waitFor();
	expect(await requestsOf('v1-get-database-disk')).toHaveLength(2);
});

test('a field of a list, dropped into SQL', async () => {
	await editor().open(
		workflowInOrder('Ask each project', [
			{
				name: 'List projects',
				parameters: { resource: 'project', operation: 'getManyProjects', limit: 1 },
			},
			{
				name: 'Run query',
				parameters: {
					resource: 'database',
					operation: 'runQuery',
					projectRef: { __rl: true, mode: 'id', value: '={{ $json.ref }}' },
					// n8n inserts a dropped field at the end of the text.
					query: 'select 1 as one -- of ',
				},
			},
		]),
	);
	await editor().openNode('Run query');
	const sql = editor().field('query').locator('.cm-content');
	await drag(inputField('ref').getByText('ref', { exact: true }), sql);
	// The field stays SQL, in the SQL editor.
	await sql.getByText('select 1 as one -- of {{ $json.ref }}').waitFor();
	await keep('field-in-sql');

	await editor().closeNode();
	await page().getByTestId('execute-workflow-button').click();
	await editor().canvasNode('Run query').getByTestId('canvas-node-status-success').waitFor();
	const [request, ...others] = await requestsOf('v1-run-a-query');
	expect(others).toEqual([]);
	const ref = request!.path.split('/')[3];
	expect(request!.body).toEqual({ query: `select 1 as one -- of ${ref}` });
});
