/**
 * Tries the packed package in the n8n that SANDBOX_N8N names, and tells the parent what came of
 * it. A process of its own for each n8n, since sandbox/ knows one only.
 */
import { live, messageOf } from '../../sandbox/lifetime.ts';
import { say } from '../../sandbox/progress.ts';
import { setUp } from '../e2e/setUp.ts';

/** What was tried, in order, and what was seen or what went wrong. */
export type Outcome = { title: string; passed: boolean; words: string };

const outcomes: Outcome[] = [];

async function attempt(title: string, work: () => Promise<string>): Promise<void> {
	const outcome = await work().then(
		(words) => ({ title, passed: true, words }),
		(error: unknown) => ({ title, passed: false, words: messageOf(error) }),
	);
	say(`${title}: ${outcome.passed ? '' : 'FAILED: '}${outcome.words}`);
	outcomes.push(outcome);
}

async function main(): Promise<number> {
	await attempt('Install', async () => {
		Object.assign(process.env, await setUp());
		return 'the packed package, and n8n starts';
	});
	if (outcomes[0]!.passed) {
		// These read where n8n is from the environment.
		const { becomeOwner, load, runDemoWorkflow } = await import('./n8n.ts');
		const { useEditor } = await import('./editor.ts');
		await becomeOwner();
		await attempt('Load', load);
		await attempt('Run the demo workflow', runDemoWorkflow);
		await attempt('Use the editor', useEditor);
	}
	await new Promise((resolve) => process.send!(outcomes, resolve));
	return outcomes.every(({ passed }) => passed) ? 0 : 1;
}

await live(main);
