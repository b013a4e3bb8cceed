/**
 * What `npm start` does once everything is installed: a real n8n with our package, against the
 * sandbox API, or, if SUPABASE_ACCESS_TOKEN is set, against Supabase itself. With `--once` it ends
 * after the demo workflow; otherwise it leaves the editor open until Ctrl-C.
 */
import { startSandbox } from './api/server.ts';
import { databases } from './api/sql/databases.ts';
import { demoWorkflowId, importCredential, importWorkflow, runDemo, type Target } from './demo.ts';
import { live, messageOf } from './lifetime.ts';
import { lock } from './lock.ts';
import { startEditor } from './n8n.ts';
import { readOrCreateOwner } from './owner.ts';
import { installTarball, packPackage, recordInstallation } from './packagedNode.ts';
import { freePort } from './ports.ts';
import { say, step } from './progress.ts';
import { findUnanswered, findWithoutRows, type Project, toTable } from './report.ts';

const preferredSandboxPort = 8998;

const accessToken = process.env.SUPABASE_ACCESS_TOKEN;
// Only the credential gets the token: no process that starts from here sees it.
delete process.env.SUPABASE_ACCESS_TOKEN;

let isEditorOpen = false;

async function main(): Promise<number> {
	lock();
	const target = await chooseTarget();
	await step('Installing the package, credential and demo workflow in n8n', async () => {
		const [tarball] = await Promise.all([packPackage(), importAll(target)]);
		recordInstallation(await installTarball(tarball));
	});

	const report = await step('Running the demo workflow with n8n’s command line', runDemo);
	say(`\n${toTable(report)}\n`);
	if (report.length === 0) say('The access token sees no organizations.');
	refuseAny(findUnanswered(report), 'The health of running projects could not be read');
	if (!accessToken) refuseAny(findWithoutRows(report), 'SQL returned no rows from');
	if (process.argv.includes('--once')) return 0;

	const owner = readOrCreateOwner();
	const address = await step('Starting n8n’s editor', async () => await startEditor(owner));
	isEditorOpen = true;
	say(`\nThe editor is open at  ${address}/workflow/${demoWorkflowId}`);
	say(`Sign in with           ${owner.email}`);
	say(`Password               ${owner.password}`);
	say('\nPress Ctrl-C to stop everything.');
	return await new Promise(() => {});
}

/** Also creates n8n’s database. */
async function importAll(target: Target): Promise<void> {
	await importCredential(target);
	await importWorkflow();
	// It starts while n8n starts, which takes as long.
	if (!accessToken) databases.prepare();
}

/** Throws an error that names the projects, unless there are none. */
function refuseAny(projects: Project[], problem: string): void {
	if (projects.length === 0) return;
	throw new Error(`${problem}: ${projects.map(({ name }) => name).join(', ')}`);
}

/** Supabase itself (read-only) if a token for it is set; otherwise a new sandbox. */
async function chooseTarget(): Promise<Target> {
	if (accessToken) {
		say('SUPABASE_ACCESS_TOKEN is set: the demo reads from https://api.supabase.com.');
		return { url: 'https://api.supabase.com', token: accessToken, readOnly: true };
	}
	const { url, token } = await startSandbox({ port: await freePort(preferredSandboxPort) });
	say(`The sandbox API listens at ${url}`);
	return { url, token, readOnly: false };
}

function describe(error: unknown): string {
	const text = messageOf(error);
	return accessToken ? text.replaceAll(accessToken, '[access token]') : text;
}

await live(main, { codeOfInterrupt: () => (isEditorOpen ? 0 : 130), describe });
