/** A user imports the README’s first workflow from its file, runs it, and reads the results. */
import path from 'node:path';

import { rootFolder } from '../../../sandbox/folders.ts';
import { resetSandbox } from '../harness/sandbox.ts';
import { tellStory } from '../harness/story.ts';

const { editor, page, keep } = tellStory();

const file = path.join(rootFolder, 'workflows', 'list-organizations-and-projects.json');

const lastNode = 'Add project name to table';

test('from its file to its items', async () => {
	await resetSandbox();
	await editor().openNew();
	await page().getByTestId('workflow-menu').click();
	await page().getByText('Import', { exact: true }).hover();
	const chooser = page().waitForEvent('filechooser');
	await page().getByText('From file', { exact: true }).click();
	await (await chooser).setFiles(file);
	await editor().canvasNode(lastNode).waitFor();

	// Imported nodes stay selected until a click beside them.
	await page()
		.locator('.vue-flow__pane')
		.click({ position: { x: 200, y: 100 } });
	await page().getByTestId('execute-workflow-button').click();
	await editor().canvasNode(lastNode).getByTestId('canvas-node-status-success').waitFor();
	await page().getByTestId('logs-overview-header').click();
	// The log opens with the output of the last node.
	await page().getByTestId('log-details-output').getByText('10 items').waitFor();
	await keep('editor');
});
