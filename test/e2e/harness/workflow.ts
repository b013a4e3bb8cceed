import type { INode, INodeParameters } from 'n8n-workflow';

import type { Workflow } from './n8n.ts';

export const triggerName = 'Start';

/** The credential that main.ts has created in n8n. */
const credentials = {
	supabaseManagementTokenApi: { id: 'supabaseSandbox1', name: 'Supabase access token' },
};

/** A workflow with a trigger, and each of our nodes connected to it. */
export function workflowOf(
	name: string,
	nodes: Array<{ name: string; parameters: INodeParameters }>,
): Workflow {
	const node = (fields: Pick<INode, 'name' | 'type' | 'parameters'>, index: number): INode => ({
		id: `node-${index}`,
		typeVersion: 1,
		position:
			index === 0 ? [0, 0] : [240 * (1 + ((index - 1) % 6)), 200 * Math.floor((index - 1) / 6)],
		...fields,
	});
	return {
		name,
		nodes: [
			node({ name: triggerName, type: 'n8n-nodes-base.manualTrigger', parameters: {} }, 0),
			...nodes.map((each, index) => ({
				...node({ ...each, type: 'n8n-nodes-supabase-management.supabaseManagement' }, index + 1),
				credentials,
			})),
		],
		connections: {
			[triggerName]: {
				main: [nodes.map((each) => ({ node: each.name, type: 'main', index: 0 }))],
			},
		},
	};
}

/** A workflow with a trigger, and our nodes connected in a row. */
export function workflowInOrder(...given: Parameters<typeof workflowOf>): Workflow {
	const workflow = workflowOf(...given);
	const names = [triggerName, ...given[1].map((node) => node.name)];
	const connections = names
		.slice(0, -1)
		.map((name, index) => [
			name,
			{ main: [[{ node: names[index + 1]!, type: 'main', index: 0 }]] },
		]);
	return { ...workflow, connections: Object.fromEntries(connections) as Workflow['connections'] };
}
