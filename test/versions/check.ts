/**
 * Tests the packed package in the n8n of SANDBOX_N8N, and reports the results to the parent. Each
 * n8n needs a process of its own, because sandbox/ supports only one.
 */
import { live, messageOf } from '../../sandbox/lifetime.ts';
import { say } from '../../sandbox/progress.ts';
import { setUp } from '../e2e/setUp.ts';

/** The steps in order, each with its result or error. */
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
		// These modules read n8n’s location from the environment.
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
