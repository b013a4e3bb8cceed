/** A user searches for “supabase project”, finds the node, and adds one of its actions. */
import { sublimeSearch } from '@n8n/utils/search/sublime-search';
import type { Locator } from 'playwright-core';

import { formsOf, tasks } from '../../harness/searchPhrases.ts';
import { tellStory } from '../harness/story.ts';
import { n8nAddress } from '../harness/setting.ts';
import { workflowOf } from '../harness/workflow.ts';

const { editor, page, keep } = tellStory();

const panel = () => page().getByTestId('node-creator');

async function search(text: string): Promise<Locator> {
	await panel().getByTestId('node-creator-search-bar').fill(text);
	const names = panel().getByTestId('node-creator-item-name');
	const found = names.getByText('Supabase Management', { exact: true });
	await found.waitFor();
	return found;
}

async function expectTheAction(): Promise<void> {
	await editor().field('operation').waitFor();
	const chosen = (name: string) => editor().field(name).locator('input').inputValue();
	expect([await chosen('resource'), await chosen('operation')]).toEqual(['Project', 'Get Many']);
}

test('as the first step of a workflow', async () => {
	await editor().openNew();
	await page().getByTestId('canvas-add-button').click();
	await (await search('supabase project')).click();
	await panel()
		.getByText(/^Actions \(\d+\)$/)
		.click();
	await panel().getByText('Get many projects', { exact: true }).click();
	await expectTheAction();
});

test('as a later step', async () => {
	await editor().open(workflowOf('Find the node', []));
	await page().getByTestId('node-creator-plus-button').click();
	const found = await search('supabase project');
	await keep('find-the-node');
	await found.click();
	await panel().getByText('Get many projects', { exact: true }).click();
	await expectTheAction();
});

test('by actions and by purposes', async () => {
	await editor().open(workflowOf('Find the node by what it does', []));
	await page().getByTestId('node-creator-plus-button').click();
	for (const query of ['edge function', 'supabase backups', 'pause project']) await search(query);
	// n8n shows the trigger’s description for both.
	await panel()
		.getByText(/^Manage projects, organizations and everything else/)
		.waitFor();
});

type PanelNode = { displayName: string; hidden?: boolean };

test('by every task, above n8n’s own nodes', async () => {
	const answer = await page().request.get(`${n8nAddress}/types/nodes.json`);
	const nodes = ((await answer.json()) as PanelNode[]).filter(({ hidden }) => hidden !== true);
	expect(nodes.length).toBeGreaterThan(400);
	const items = nodes.map((properties) => ({ properties }));
	const first = (phrase: string) => sublimeSearch(phrase, items)[0]?.item.properties.displayName;

	const lost = tasks.flatMap(formsOf).filter((phrase) => !isOurs(first(phrase)));
	expect(lost).toEqual([]);
});

/** The Watch Trigger may be first, directly above the main node. */
function isOurs(displayName = ''): boolean {
	return displayName.startsWith('Supabase Management');
}
