/** A user finds and sets one of about 240 settings, and no other is sent. */
import { requestsOfSandbox, resetSandbox } from '../harness/sandbox.ts';
import { tellStory } from '../harness/story.ts';
import { workflowOf } from '../harness/workflow.ts';

const { editor, page, keep } = tellStory();

test('through the mapper', async () => {
	await resetSandbox();
	await editor().open(
		workflowOf('Update auth config', [
			{ name: 'Update auth config', parameters: { resource: 'authConfig', operation: 'update' } },
		]),
	);
	await editor().openNode('Update auth config');
	await editor().chooseFromList('projectRef', 'Acme Production');
	await page().getByTestId('add-fields-select').getByRole('button').click();
	const setting = page().getByRole('menuitem', { name: 'URLs: Site URL' });
	await setting.scrollIntoViewIfNeeded();
	await keep('auth-settings');
	await setting.click();
	const field = editor().field('site_url').locator('input');
	await field.fill('https://app.acme.com');
	await field.blur();
	await keep('update-auth-config');
	await editor().execute('1 item');

	expect((await requestsOfSandbox()).at(-1)).toMatchObject({
		operation: 'v1-update-auth-service-config',
		status: 200,
		body: { site_url: 'https://app.acme.com' },
	});
});
