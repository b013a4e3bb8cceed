/** An agent changes a project only after a person has approved this exact change. */
import { startModel } from '../harness/model.ts';
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { projectOf, requestsOf } from '../harness/sandbox.ts';
import { until } from '../harness/until.ts';

const { n8n } = tryReadyMade();

/** n8n ignores requests that do not look like a person’s browser, such as link previews. */
const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36';

type Question = { text: string; buttons: Array<{ text: string; link: string }> };

describe('Change projects with approval', () => {
	it('asks in its own words, and makes the approved change', async () => {
		const { ref } = await projectOf('Globex Shop');
		const call = (tool: string, toolParameters: object) => ({
			tool,
			with: { toolParameters, hitlParameters: {} },
		});
		const sql = 'drop table public.orders';
		const model = await startModel(
			{ tool: 'Check_health', with: { project_id: ref } },
			call('Apply_migration', { project_id: ref, name: 'tidy_up', sql }),
			call('Restart_project', { project_id: ref }),
		);
		const file = await new ReadyMade('change-projects-with-approval').useCredential(
			n8n(),
			'openAiApi',
			{ apiKey: 'none', url: model.url },
		);
		const chat = { sessionId: 'test', action: 'sendMessage', chatInput: 'Restart the shop.' };
		file.workflow.pinData = { Chat: [{ json: chat }] };
		const id = await n8n().createWorkflow(file.workflow);
		const execution = await n8n().start(id, 'Chat');
		const waitsAt = async (node: string) =>
			await until(
				async () => await n8n().readExecution(execution),
				({ status, resultData: { lastNodeExecuted } }) =>
					status === 'waiting' && lastNodeExecuted === node,
			);
		/** @returns the node’s question in the chat, after one of its buttons was clicked */
		const press = async (node: string, button: string) => {
			const { resultData } = await waitsAt(node);
			const { sendMessage } = resultData.runData[node]!.at(-1)!.data!.ai_tool![0]![0]!;
			const { text, buttons } = sendMessage as unknown as Question;
			const { link } = buttons.find((each) => each.text === button)!;
			const response = await fetch(link, { headers: { 'user-agent': browser } });
			expect(response.status).toBe(200);
			return text.split('\n');
		};
		try {
			expect(await press('Approve migration', 'Decline')).toEqual([
				`Change the database of Globex Shop (${ref})?`,
				'',
				'This SQL runs immediately, and there is no undo. Read all of it:',
				'',
				sql,
			]);
			const [question] = await press('Approve restart', 'Restart');
			expect(question).toBe(`Restart Globex Shop (${ref})?`);
			await waitsAt('Answer');

			const [health, declined] = model.toolOutputs;
			expect(health).toContain('ACTIVE_HEALTHY');
			expect(declined).toContain('User rejected the tool call');
			expect(await requestsOf('v1-apply-a-migration')).toEqual([]);
			expect((await requestsOf('v1-restart-a-project')).map(({ path }) => path)).toEqual([
				`/v1/projects/${ref}/restart`,
			]);
		} finally {
			// Nobody reads its answer in a chat.
			await n8n().stop(execution);
			await model.close();
		}
	});
});
