import { expect } from '../steps.ts';
import type { Sdk } from './sdk.ts';

const source = 'Deno.serve(() => new Response("Hello 🌍"));\r\n';

/** In these two methods, the SDK sends JSON without its media type, which no server can accept. */
const asJson = { headers: { 'content-type': 'application/json' } };

/** Edge Functions. */
export async function tryFunctions(sdk: Sdk): Promise<void> {
	const ref = sdk.ref('Acme Staging');
	const created = { slug: 'plain', name: 'Plain', body: source, verify_jwt: false };
	await sdk.call('createAFunction', [ref, created, undefined, asJson], {
		slug: 'plain',
		version: 1,
	});
	await sdk.refuse(
		'createAFunction',
		[ref, created, undefined, asJson],
		400,
		/Duplicated function slug/,
	);
	await sdk.call('updateAFunction', [ref, 'plain', { name: 'Plainer' }, undefined, asJson], {
		version: 2,
	});
	await sdk.call('getAFunction', [ref, 'plain'], { name: 'Plainer', verify_jwt: false });
	await sdk.call('getAFunctionBody', [ref, 'plain']);

	const file = new File([source], 'index.ts', { type: 'application/octet-stream' });
	const metadata = { entrypoint_path: 'index.ts', name: 'Hello' };
	const deployed = await sdk.call(
		'deployAFunction',
		[ref, { metadata, file: [file] }, { slug: 'hello' }],
		{ slug: 'hello', version: 1 },
	);
	const fields = { ...(deployed ?? {}), name: 'Hi', version: 2 };
	delete fields.updated_at;
	await sdk.call('bulkUpdateFunctions', [ref, [fields]], {
		functions: [{ name: 'Hi', version: 2 }],
	});
	await sdk.call('listAllFunctions', [ref], [{ slug: 'plain' }, { slug: 'hello' }]);
	await sdk.call('getProjectFunctionCombinedStats', [
		ref,
		{ interval: '1hr', function_id: deployed?.id ?? 'none' },
	]);
	await sdk.call('deleteAFunction', [ref, 'plain']);
	await sdk.runs('deleteAFunction has deleted one', async () => {
		expect((await sdk.run('listAllFunctions', [ref])).data, [{ slug: 'hello' }]);
	});
}
