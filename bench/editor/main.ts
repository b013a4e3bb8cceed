/** Measures what users notice of the package: in n8n’s editor, and when n8n starts. */
import { live } from '../../sandbox/lifetime.ts';
import { say, step } from '../../sandbox/progress.ts';
import { setUp } from '../../test/e2e/setUp.ts';
import { start } from './n8nStart.ts';

async function main(): Promise<number> {
	Object.assign(process.env, await setUp());
	const { panel } = await import('./panel.ts');
	const panels = await step('Opening nodes, switching operations and typing in the editor', panel);
	const starts = await step('Loading n8n’s nodes, without the package and with it', start);
	say(`\n${panels}\n\n${starts}`);
	return 0;
}

await live(main);
