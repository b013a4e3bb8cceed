/** Deploys each function of a repository. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, askSandbox, projectOf, refusal } from '../harness/sandbox.ts';
import { startStandIn } from '../harness/standIn.ts';
import { zip } from '../harness/zip.ts';

const { n8n } = tryReadyMade();

describe('Deploy Edge Functions from Git', () => {
	const repository = zip({
		'acme-shop-4f2a/README.md': 'A shop',
		'acme-shop-4f2a/supabase/config.toml': '[functions.hook]\nverify_jwt = false\n',
		'acme-shop-4f2a/supabase/functions/_shared/cors.ts': 'export const cors = {};',
		'acme-shop-4f2a/supabase/functions/checkout/index.ts':
			'import { cors } from "../_shared/cors.ts";\nDeno.serve(() => new Response("", { headers: cors }));',
		'acme-shop-4f2a/supabase/functions/checkout/deno.json': '{}',
		'acme-shop-4f2a/supabase/functions/hook/index.ts': 'Deno.serve(() => new Response("hook"));',
		'acme-shop-4f2a/supabase/functions/notes/todo.txt': 'No function yet',
	});

	const functionsOf = async (ref: string) => {
		const functions = await askSandbox<Array<{ slug: string }>>(
			'GET',
			`/v1/projects/${ref}/functions`,
		);
		return functions.sort((one, other) => one.slug.localeCompare(other.slug));
	};

	/** Runs the workflow with the repository, and returns the messages that it sent. */
	async function deploy(ref: string): Promise<unknown[]> {
		const github = await startStandIn(() => ({ type: 'application/zip', body: repository }));
		const { error, jsonOf } = await new ReadyMade('deploy-edge-functions-from-git')
			.set({ projectId: ref, repository: 'acme/shop', githubAddress: github.address })
			.execute(n8n(), 'Start');
		await github.close();
		expect(error).toBeUndefined();
		expect(github.received.map(({ path }) => path)).toEqual(['/repos/acme/shop/zipball/main']);
		return jsonOf('Send message').map(({ text }) => text);
	}

	it('deploys changed functions, with their imports', async () => {
		const { ref } = await projectOf('Acme Production');
		expect(await deploy(ref)).toEqual(['checkout: live as version 1', 'hook: live as version 1']);
		const functions = await functionsOf(ref);
		expect(functions).toMatchObject([
			{
				slug: 'checkout',
				verify_jwt: true,
				entrypoint_path: expect.stringMatching(/functions\/checkout\/index\.ts$/),
				import_map_path: expect.stringMatching(/functions\/checkout\/deno\.json$/),
			},
			{
				slug: 'hook',
				verify_jwt: false,
				entrypoint_path: expect.stringMatching(/functions\/hook\/index\.ts$/),
			},
		]);
		expect(await deploy(ref)).toEqual(['checkout: unchanged', 'hook: unchanged']);
	});

	it('reports what is not deployed if a function is refused', async () => {
		const { ref } = await projectOf('Acme Production');
		await answerOnce('v1-deploy-a-function', refusal, { status: 403 });
		expect(await deploy(ref)).toEqual([
			expect.stringMatching(/^The credential is not allowed.*Not done: bundle checkout, /s),
		]);
		expect(await functionsOf(ref)).toEqual([]);
	});
});
