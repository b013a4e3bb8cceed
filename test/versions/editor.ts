import { demoWorkflowId } from '../../sandbox/demo.ts';
import { openEditor } from '../e2e/harness/browser.ts';
import { Editor } from '../e2e/harness/editor.ts';
import { n8nAddress } from '../e2e/harness/setting.ts';
import { workflowOf } from '../e2e/harness/workflow.ts';
import { nodeTypes } from './n8n.ts';

/** The minimum that a user does with the nodes. */
export async function useEditor(): Promise<string> {
	const { browser, page, takeErrors } = await openEditor();
	try {
		const editor = new Editor(page);

		await page.goto(`${n8nAddress}/workflow/${demoWorkflowId}`);
		await editor.openNode('List organizations');
		await editor.execute('acme');
		await editor.closeNode();

		const parameters = { resource: 'project', operation: 'get' };
		await editor.open(workflowOf('One project', [{ name: 'Project', parameters }]));
		await editor.openNode('Project');
		await editor.field('projectRef').getByTestId('rlc-input').click();
		await page.getByTestId('rlc-item').filter({ hasText: 'Globex Shop' }).click();
		await editor.execute('Globex Shop');
		await editor.closeNode();

		await editor.open({ name: 'All nodes', nodes: nodeTypes.map(nodeOf), connections: {} });
		for (const type of nodeTypes) {
			await editor.openNode(type);
			const labels = await editor.labels();
			if (labels.length < 3) throw new Error(`${type} shows only ${labels.join(', ')}`);
			await editor.closeNode();
		}

		const errors = takeErrors();
		if (errors.length > 0) throw new Error(`The editor reports errors: ${errors.join('; ')}`);
		return 'steps executed, a project chosen from the list, every node opened';
	} finally {
		await browser.close();
	}
}

function nodeOf(type: string, index: number) {
	return {
		id: `node-${index}`,
		name: type,
		type,
		typeVersion: 1,
		position: [300 * index, 0] as [number, number],
		parameters: {},
	};
}
