/** A user deploys an edge function from a file that another node returns. */
import { askSandbox, resetSandbox } from '../harness/sandbox.ts';
import { tellStory } from '../harness/story.ts';
import { triggerName, workflowOf } from '../harness/workflow.ts';

const { editor, keep } = tellStory();

const source = 'Deno.serve(() => new Response("Hello from n8n"));\n';

const file = {
	data: Buffer.from(source).toString('base64'),
	mimeType: 'text/typescript',
	fileName: 'index.ts',
	fileExtension: 'ts',
	fileSize: `${source.length} B`,
};

test('from a file', async () => {
	await resetSandbox();
	const [project] = await askSandbox<Array<{ ref: string }>>('GET', '/v1/projects');
	await editor().open({
		...workflowOf('Deploy a function', [
			{ name: 'Deploy function', parameters: { resource: 'edgeFunction', operation: 'deploy' } },
		]),
		pinData: { [triggerName]: [{ json: {}, binary: { data: file } }] },
	});
	await editor().openNode('Deploy function');
	await editor().chooseFromList('projectRef', 'Acme Production');
	await editor().type('functionSlug', 'id', 'hello-world');
	await editor().execute('ACTIVE');
	await keep('deploy-a-function');

	const deployed = await askSandbox('GET', `/v1/projects/${project!.ref}/functions`);
	expect(deployed).toMatchObject([{ slug: 'hello-world', version: 1 }]);
});
