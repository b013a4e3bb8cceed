/** Who looks for “supabase project” finds the node, and adds one of its actions. */
import { tellStory } from '../harness/story.ts';
import { n8nAddress } from '../harness/setting.ts';

const { page, keep } = tellStory();

test('by searching, in the panel of nodes', async () => {
	await page().goto(`${n8nAddress}/workflow/new`);
	await page().getByTestId('canvas-add-button').click();
	await page().getByTestId('node-creator-search-bar').fill('supabase project');
	const found = page().getByTestId('node-creator-item-name').getByText('Supabase Management');
	await found.first().waitFor();
	await keep('find-the-node');

	await found.first().click();
	const action = page().getByText('Get many projects', { exact: true });
	await action.first().waitFor();
	await keep('find-the-action');
	await action.first().click();

	const node = page().getByTestId('ndv');
	await node.getByTestId('parameter-input-operation').waitFor();
	const operation = node.getByTestId('parameter-input-operation').locator('input');
	expect(await operation.inputValue()).toBe('Get Many');
});
