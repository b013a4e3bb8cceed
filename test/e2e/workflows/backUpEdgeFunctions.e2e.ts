/** Stores a zip file of each function. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, askSandbox, projectOf, refusal } from '../harness/sandbox.ts';
import { openStorage, storageKey } from '../harness/storage.ts';
import { unzip } from '../harness/zip.ts';

const { n8n } = tryReadyMade();
const storage = openStorage();

const deploy = async (ref: string, slug: string, source: string) => {
	const form = new FormData();
	form.append('metadata', JSON.stringify({ entrypoint_path: `${slug}/index.ts` }));
	form.append('file', new Blob([source]), `${slug}/index.ts`);
	await askSandbox('POST', `/v1/projects/${ref}/functions/deploy?slug=${slug}`, form);
};

describe('Back up all Edge Functions', () => {
	it('stores a zip file of each, and reports failures', async () => {
		const [acme, globex] = [await projectOf('Acme Production'), await projectOf('Globex Shop')];
		await deploy(acme.ref, 'hello', 'Deno.serve(() => new Response("Hello"));');
		await deploy(acme.ref, 'broken', 'Deno.serve(() => new Response("Broken"));');
		await deploy(globex.ref, 'cart', 'Deno.serve(() => new Response("Cart"));');
		await answerOnce('v1-get-a-function-body', refusal, { status: 403, path: 'broken' });
		const file = await new ReadyMade('back-up-edge-functions')
			.set({ storageAddress: `${storage().address}/functions` })
			.useCredential(n8n(), 'httpHeaderAuth', storageKey);
		const { error, jsonOf } = await file.execute(n8n(), 'Every night');
		expect(error).toBeUndefined();

		const stored = storage().received.map(({ path, body }) => [path, unzip(body)]);
		expect(stored).toHaveLength(2);
		expect(stored).toEqual(
			expect.arrayContaining([
				[
					expect.stringMatching(`^/functions/${acme.ref}/20[0-9-]+/hello.zip$`),
					{ 'index.ts': 'Deno.serve(() => new Response("Hello"));' },
				],
				[
					expect.stringMatching(`^/functions/${globex.ref}/20[0-9-]+/cart.zip$`),
					{ 'index.ts': 'Deno.serve(() => new Response("Cart"));' },
				],
			]),
		);
		expect(jsonOf('Send message')).toMatchObject([
			{
				text: expect.stringMatching(
					/^Edge Function broken of Acme Production could not be saved: The credential is not allowed/,
				),
			},
		]);
	});
});
