import { setTimeout as sleep } from 'node:timers/promises';

import type { INodeTypeDescription } from 'n8n-workflow';

import { importWorkflow, runDemo } from '../../sandbox/demo.ts';
import { findUnanswered, findWithoutRows } from '../../sandbox/report.ts';
import { N8n } from '../e2e/harness/n8n.ts';
import { n8nAddress, ownerEmail, ownerPassword } from '../e2e/harness/setting.ts';

export const nodeTypes = [
	'supabaseManagement',
	'supabaseManagementTrigger',
	'supabaseManagementWatchTrigger',
].map((name) => `n8n-nodes-supabase-management.${name}`);

/**
 * Creates the owner, because older versions of n8n do not create it from environment variables. They
 * report that they are ready before they answer all requests.
 */
export async function becomeOwner(): Promise<void> {
	const owner = {
		email: ownerEmail,
		password: ownerPassword,
		firstName: 'Sandbox',
		lastName: 'Owner',
	};
	const setUpOwner = async () =>
		await fetch(`${n8nAddress}/rest/owner/setup`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(owner),
		});
	while ((await setUpOwner()).status === 404) await sleep(250);
}

export async function load(): Promise<string> {
	const n8n = await N8n.signIn();
	const descriptions = await n8n.ask<INodeTypeDescription[]>('POST', '/node-types', {
		nodeInfos: nodeTypes.map((name) => ({ name, version: 1 })),
	});
	const empty = nodeTypes.filter(
		(type) => !descriptions.find(({ name }) => type.endsWith(`.${name}`))?.properties.length,
	);
	if (empty.length > 0) throw new Error(`n8n has not loaded ${empty.join(', ')}`);
	return `${descriptions.length} nodes`;
}

export async function runDemoWorkflow(): Promise<string> {
	await importWorkflow();
	const report = await runDemo();
	const projects = report.flatMap((organization) => organization.projects);
	const unanswered = findUnanswered(report).map(({ name }) => name);
	if (projects.length === 0) throw new Error('The workflow found no projects');
	if (unanswered.length > 0) throw new Error(`No health for ${unanswered.join(', ')}`);
	const withoutRows = findWithoutRows(report).map(({ name }) => name);
	if (withoutRows.length > 0)
		throw new Error(`SQL returned no rows from ${withoutRows.join(', ')}`);
	return `${report.length} organizations, ${projects.length} projects, their health and tables`;
}
