/** A new credential is tested when it is saved, and the error explains what is wrong. */
import { sandboxAddress, sandboxToken } from '../harness/setting.ts';
import { tellStory } from '../harness/story.ts';
import { workflowOf } from '../harness/workflow.ts';

const { editor, page, keep } = tellStory();

const dialog = () => page().getByTestId('credential-edit-dialog');

async function fillIn(token: string) {
	const workflow = workflowOf('Credential', [
		{ name: 'Supabase', parameters: { resource: 'project', operation: 'getManyProjects' } },
	]);
	await editor().open(workflow);
	await editor().openNode('Supabase');
	await editor().node.getByTestId('node-credentials-select').click();
	await page().getByTestId('node-credentials-select-item-new').click();
	await dialog().getByTestId('parameter-input-accessToken').locator('input').fill(token);
}

async function save() {
	await dialog().getByTestId('parameter-input-apiAddress').locator('input').fill(sandboxAddress);
	await page().getByTestId('credential-save-button').click();
}

test('passes with a valid token', async () => {
	await fillIn(sandboxToken);
	await keep('credential');
	await save();
	// n8n closes a new credential that has passed its test. When it is opened again, n8n repeats the
	// test.
	await dialog().waitFor({ state: 'hidden' });
	await editor().node.getByTestId('credential-edit-button').click();
	await dialog().getByTestId('credentials-config-container-test-success').waitFor();
	await keep('credential-passes');
});

test('explains what is wrong with an invalid token', async () => {
	await fillIn(`sbp_${'0'.repeat(40)}`);
	await save();
	await dialog().getByText('Couldn’t connect with these settings').waitFor();
	await dialog().getByText('More details').click();
	await dialog().getByText('Supabase does not accept').waitFor();
	await keep('credential-fails');
});
