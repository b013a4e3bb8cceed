import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { IDataObject, INode, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';

import { rootFolder } from '../../../sandbox/folders.ts';
import { N8n, type Workflow } from './n8n.ts';
import { resetSandbox } from './sandbox.ts';

type Assignment = { name: string; value: unknown };

/** The environment for a ready-made workflow: an n8n, and the sandbox in its initial state. */
export function tryReadyMade() {
	let signedIn: N8n;

	beforeAll(async () => {
		signedIn = await N8n.signIn();
	});

	beforeEach(resetSandbox);

	return { n8n: () => signedIn };
}

/** The output of a workflow’s nodes. */
export type Outcome = {
	error: IRunExecutionData['resultData']['error'];
	/** All items of a node’s output, from all its runs. */
	itemsOf: (node: string, output?: number) => INodeExecutionData[];
	jsonOf: (node: string, output?: number) => IDataObject[];
};

/** A workflow from the folder `workflows`, as imported. */
export class ReadyMade {
	readonly workflow: Workflow & { settings: IDataObject };

	constructor(file: string) {
		const text = readFileSync(path.join(rootFolder, 'workflows', `${file}.json`), 'utf8');
		this.workflow = JSON.parse(text) as typeof this.workflow;
		// Some store no execution data, which the tests need.
		this.workflow.settings = { executionOrder: 'v1' };
	}

	node(name: string): INode {
		const found = this.workflow.nodes.find((node) => node.name === name);
		if (!found) throw new Error(`The workflow has no node “${name}”`);
		return found;
	}

	/** Sets values as the sticky note describes. */
	set(values: IDataObject): this {
		const { assignments } = this.node('Settings').parameters.assignments as {
			assignments: Assignment[];
		};
		for (const [name, value] of Object.entries(values)) {
			const setting = assignments.find((assignment) => assignment.name === name);
			if (!setting) throw new Error(`There is no setting “${name}”`);
			setting.value = value;
		}
		return this;
	}

	/** Creates a credential, and selects it in all nodes that need one of its type. */
	async useCredential(n8n: N8n, type: string, data: IDataObject): Promise<this> {
		const credential = await n8n.createCredential(`${type} of the tests`, type, data);
		const users = this.workflow.nodes.filter(({ credentials }) => credentials?.[type]);
		if (users.length === 0) throw new Error(`No node uses a credential of the type ${type}`);
		for (const { credentials } of users) credentials![type] = credential;
		return this;
	}

	/** Executes it, as the editor’s button does. */
	async execute(n8n: N8n, trigger: string): Promise<Outcome> {
		const id = await n8n.createWorkflow(this.workflow);
		return outcomeOf(await n8n.execute(id, trigger));
	}
}

export function outcomeOf({ runData, error }: IRunExecutionData['resultData']): Outcome {
	const itemsOf: Outcome['itemsOf'] = (node, output = 0) =>
		(runData[node] ?? []).flatMap(({ data }) => data?.main?.[output] ?? []);
	return {
		error,
		itemsOf,
		jsonOf: (node, output) => itemsOf(node, output).map(({ json }) => json),
	};
}
