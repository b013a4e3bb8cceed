import type { INodeExecutionData } from 'n8n-workflow';

import { runNode } from '../harness/engine';
import { openSandbox } from './harness.ts';

/** An input item with a file in each binary field, by the files’ names. */
function itemWith(files: Record<string, string>): INodeExecutionData {
	const binary = Object.entries(files).map(([fileName, text], index) => [
		index === 0 ? 'data' : `data_${index}`,
		{ data: Buffer.from(text).toString('base64'), mimeType: 'text/plain', fileName },
	]);
	return { json: {}, binary: Object.fromEntries(binary) as INodeExecutionData['binary'] };
}

const file = 'OPENAI_API_KEY=sk-1\nSTRIPE_KEY="sk 2"\nSUPABASE_URL=x\nDEBUG=true';

it('Edge Function Secret → Synchronize finds nothing to do in a second run', async () => {
	const { sandbox } = await openSandbox();
	const [project] = sandbox.world.listProjects();
	const runIn = async () => {
		const { items, error } = await runNode({
			parameters: {
				resource: 'edgeFunctionSecret',
				operation: 'synchronize',
				secrets: { envFile: [{ binaryField: 'data' }] },
				projectRef: project!.ref,
				secretSyncOptions: { deleteOthers: true },
			},
			items: [itemWith({ '.env': file })],
			credential: { apiAddress: sandbox.url, accessToken: sandbox.token },
		});
		expect(error).toBeUndefined();
		return items.map(({ json: { name, change } }) => `${name} ${change}`);
	};
	expect(await runIn()).toEqual([
		'OPENAI_API_KEY create',
		'STRIPE_KEY create',
		'DEBUG create',
		'SUPABASE_URL reserved',
	]);
	expect(await runIn()).toEqual([
		'OPENAI_API_KEY unchanged',
		'STRIPE_KEY unchanged',
		'DEBUG unchanged',
		'SUPABASE_URL reserved',
	]);
});
