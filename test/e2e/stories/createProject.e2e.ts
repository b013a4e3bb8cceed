/** A user creates a project, and the step ends when the project is ready. */
import { requestsOfSandbox, resetSandbox } from '../harness/sandbox.ts';
import { tellStory } from '../harness/story.ts';
import { workflowOf } from '../harness/workflow.ts';

const { editor, keep } = tellStory();

test('with Wait for Completion', async () => {
	await resetSandbox();
	await editor().open(
		workflowOf('Create a project', [
			{ name: 'Create project', parameters: { resource: 'project', operation: 'createProject' } },
		]),
	);
	await editor().openNode('Create project');
	await editor().chooseFromList('organizationSlug', 'Acme');
	await editor().field('name').locator('input').fill('Acme Preview');
	await editor().field('databasePassword').locator('input').fill('correct horse battery staple');
	await editor().type('region', 'id', 'eu-central-1');
	await editor().switchOn('waitForCompletion');
	await editor().execute('ACTIVE_HEALTHY');
	await keep('create-a-project');

	const requests = await requestsOfSandbox();
	expect(requests.find(({ operation }) => operation === 'v1-create-a-project')).toMatchObject({
		status: 201,
		body: { name: 'Acme Preview', organization_slug: 'acme' },
	});
	expect(requests.at(-1)).toMatchObject({ operation: 'v1-get-services-health', status: 200 });
});
