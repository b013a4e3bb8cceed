import type { INode, INodeParameters } from 'n8n-workflow';

import type { Workflow } from './n8n.ts';

export const triggerName = 'Start';

/** The credential that main.ts has put into n8n. */
const credentials = {
	supabaseManagementTokenApi: { id: 'supabaseSandbox1', name: 'Supabase access token' },
};

/** A workflow in which each of our nodes follows the trigger. */
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
