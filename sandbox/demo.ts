import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { rootFolder, userFolder } from './folders.ts';
import { runN8n } from './n8n.ts';
import { CommandError } from './processes.ts';
import type { Health, Organization, Project, Report, TableSize } from './report.ts';

const workflowFile = path.join(rootFolder, 'workflows', 'list-organizations-and-projects.json');

/** The parts of the demo workflow that are used here. */
const workflow = JSON.parse(readFileSync(workflowFile, 'utf8')) as {
	nodes: Array<{ credentials?: Record<string, { id: string; name: string }> }>;
};

/** The ID of the demo workflow, also in its URL in the editor. */
export const demoWorkflowId = 'listSupabaseOrgs';

/** The API’s address and token for the demo’s requests. */
export interface Target {
	url: string;
	token: string;
	readOnly: boolean;
}

/** Imports the credential that the demo workflow uses into n8n. */
export async function importCredential({ url, token, readOnly }: Target): Promise<void> {
	const type = 'supabaseManagementTokenApi';
	const credential = workflow.nodes.map(({ credentials }) => credentials?.[type]).find(Boolean);
	const data = { accessToken: token, apiAddress: url, readOnly, allowedProjects: '' };
	// n8n imports credentials only from a file. It is deleted as soon as n8n has encrypted its
	// content.
	const file = path.join(userFolder, 'credential.json');
	try {
		writeFileSync(file, JSON.stringify([{ ...credential, type, data }]), { mode: 0o600 });
		await runN8n('import:credentials', `--input=${file}`);
	} finally {
		rmSync(file, { force: true });
	}
}

/**
 * Imports the demo workflow into n8n, or restores it. The file of a ready-made workflow has no ID.
 */
export async function importWorkflow(): Promise<void> {
	const file = path.join(userFolder, 'workflow.json');
	try {
		writeFileSync(file, JSON.stringify({ ...workflow, id: demoWorkflowId }));
		await runN8n('import:workflow', `--input=${file}`);
	} finally {
		rmSync(file, { force: true });
	}
}

/** An item of a node’s output. If possible, n8n shortens the pair to a number. */
interface Item<Json> {
	json: Json;
	pairedItem?: number | { item: number } | Array<{ item: number }>;
}

/** The parts of n8n’s output after a run that are used here. */
interface Execution {
	data: {
		resultData: {
			runData: Record<string, Array<{ data?: { main: Array<Array<Item<unknown>> | null> } }>>;
			error?: { message: string; description?: string; node?: { name: string } };
		};
	};
}

/** Runs the demo workflow with n8n’s own command line, and summarizes its output. */
export async function runDemo(): Promise<Report> {
	const { runData } = (await execute()).data.resultData;
	const itemsOf = <Json>(node: string) =>
		(runData[node]?.[0]?.data?.main[0] ?? []) as Array<Item<Json>>;

	const healths = itemsOf<Health>('Check health');
	const running = itemsOf<Project>('Running projects only');
	const tables = itemsOf<TableSize>('Find largest tables');
	const projects = itemsOf<Project>('List projects').map((item, index) => ({
		organizationIndex: origin(item),
		project: item.json,
		health: healths.filter((health) => origin(health) === index).map(({ json }) => json),
		tables: tables
			.filter((table) => running[origin(table)]?.json.ref === item.json.ref)
			.map(({ json }) => json),
	}));
	return itemsOf<Organization>('List organizations').map(({ json: organization }, index) => ({
		organization,
		projects: projects.filter(({ organizationIndex }) => organizationIndex === index),
	}));
}

/** The index of the input item that an item was made from. */
function origin({ pairedItem }: Item<unknown>): number {
	const pair = Array.isArray(pairedItem) ? pairedItem[0] : pairedItem;
	return typeof pair === 'object' ? pair.item : (pair ?? 0);
}

/** Runs the workflow. A failed run throws the node’s own message. */
async function execute(): Promise<Execution> {
	try {
		return readExecution(await runN8n('execute', `--id=${demoWorkflowId}`, '--rawOutput'));
	} catch (error) {
		const failure =
			error instanceof CommandError && readExecution(error.output).data.resultData.error;
		if (!failure) throw error;
		const { message, description, node } = failure;
		const place = node ? ` at “${node.name}”` : '';
		throw new Error(`The demo workflow failed${place}: ${message}\n${description ?? ''}`.trim());
	}
}

/** n8n’s log is on standard output too. The result starts and ends with a brace on its own line. */
function readExecution(output: string): Execution {
	const json = /^\{\n.*?^\}$/ms.exec(output)?.[0];
	if (!json) throw new Error(`n8n printed no result:\n\n${output}`);
	return JSON.parse(json) as Execution;
}
