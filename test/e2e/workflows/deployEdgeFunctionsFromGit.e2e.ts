/** Deploys each function of a repository. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, askSandbox, projectOf, refusal } from '../harness/sandbox.ts';
import { startStandIn } from '../harness/standIn.ts';
import { zip } from '../harness/zip.ts';

const { n8n } = tryReadyMade();

describe('Deploy Edge Functions from Git', () => {
	const repository = zip({
		'acme-shop-4f2a/README.md': 'A shop',
		'acme-shop-4f2a/supabase/functions/_shared/cors.ts': 'export const cors = {};',
		'acme-shop-4f2a/supabase/functions/checkout/index.ts': 'Deno.serve(() => new Response());',
		'acme-shop-4f2a/supabase/functions/checkout/deno.json': '{}',
		'acme-shop-4f2a/supabase/functions/hook/index.ts': 'Deno.serve(() => new Response("hook"));',
		'acme-shop-4f2a/supabase/functions/notes/todo.txt': 'No function yet',
	});

	/** They are deployed at the same time, so their order is not certain. */
	const functionsOf = async (ref: string) => {
		const functions = await askSandbox<Array<{ slug: string }>>(
			'GET',
			`/v1/projects/${ref}/functions`,
		);
		return functions.sort((one, other) => one.slug.localeCompare(other.slug));
	};

	it('deploys each folder with what they share', async () => {
		const github = await startStandIn(() => ({ type: 'application/zip', body: repository }));
		const { ref } = await projectOf('Acme Production');
		const { error, jsonOf } = await new ReadyMade('deploy-edge-functions-from-git')
			.set({
				projectId: ref,
				repository: 'acme/shop',
				withoutJwt: 'hook',
				githubAddress: github.address,
			})
			.execute(n8n(), 'Start');
		await github.close();
		expect(error).toBeUndefined();
		expect(github.received.map(({ path }) => path)).toEqual(['/repos/acme/shop/zipball/main']);
		const functions = await functionsOf(ref);
		expect(functions).toMatchObject([
			{
				slug: 'checkout',
				verify_jwt: true,
				entrypoint_path: expect.stringMatching(/^file:.*\/source\/checkout\/index\.ts$/),
				import_map_path: expect.stringMatching(/^file:.*\/source\/checkout\/deno\.json$/),
			},
			{
				slug: 'hook',
				verify_jwt: false,
				entrypoint_path: expect.stringMatching(/^file:.*\/source\/hook\/index\.ts$/),
			},
		]);
		expect(jsonOf('Group by function')[0]!.files).toEqual([
			'checkout/index.ts',
			'checkout/deno.json',
			'_shared/cors.ts',
		]);
		expect(jsonOf('Send message').map(({ text }) => text)).toEqual(
			expect.arrayContaining(['checkout is live as version 1.', 'hook is live as version 1.']),
		);
		expect(jsonOf('Send message')).toHaveLength(2);
	});

	it('continues if one is refused, and reports it', async () => {
		const github = await startStandIn(() => ({ type: 'application/zip', body: repository }));
		const { ref } = await projectOf('Acme Production');
		await answerOnce('v1-deploy-a-function', refusal, { status: 403 });
		const { error, jsonOf } = await new ReadyMade('deploy-edge-functions-from-git')
			.set({ projectId: ref, repository: 'acme/shop', githubAddress: github.address })
			.execute(n8n(), 'Start');
		await github.close();
		expect(error).toBeUndefined();
		const functions = await functionsOf(ref);
		expect(functions).toHaveLength(1);
		const refused = functions[0]!.slug === 'hook' ? 'checkout' : 'hook';
		expect(jsonOf('Build error message')).toEqual([
			{
				text: expect.stringMatching(`^${refused} was not deployed: The credential is not allowed`),
			},
		]);
	});
});
