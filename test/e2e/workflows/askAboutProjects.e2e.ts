/** An agent answers questions with its tools, and cannot change anything. */
import { startModel } from '../harness/model.ts';
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { projectOf, requestsOf } from '../harness/sandbox.ts';
import { sandboxAddress, sandboxToken } from '../harness/setting.ts';

const { n8n } = tryReadyMade();

describe('Ask about projects', () => {
	it('answers with data from its tools, and cannot change anything', async () => {
		const { ref } = await projectOf('Globex Blog');
		const model = await startModel(
			{ tool: 'List_projects', with: {} },
			{ tool: 'Pause', with: {} },
			{ tool: 'Check_health', with: { project_id: ref } },
		);
		const file = await new ReadyMade('ask-about-projects').useCredential(n8n(), 'openAiApi', {
			apiKey: 'none',
			url: model.url,
		});
		await file.useCredential(n8n(), 'supabaseManagementTokenApi', {
			accessToken: sandboxToken,
			apiAddress: sandboxAddress,
			readOnly: true,
			allowedProjects: '',
		});
		// Even a tool that is added later cannot change anything with this credential.
		const { id, name, ...listProjects } = structuredClone(file.node('List projects'));
		file.workflow.nodes.push({
			...listProjects,
			id: `${id}-2`,
			name: 'Pause',
			parameters: {
				...listProjects.parameters,
				operation: 'pause',
				toolDescription: 'Pauses',
				projectRef: { __rl: true, mode: 'id', value: ref },
			},
		});
		file.workflow.connections.Pause = structuredClone(file.workflow.connections[name]!);
		const chat = { sessionId: 'test', action: 'sendMessage', chatInput: 'Which one is sick?' };
		file.workflow.pinData = { Chat: [{ json: chat }] };

		const { error, jsonOf } = await file.execute(n8n(), 'Chat');
		await model.close();
		expect(error).toBeUndefined();
		expect(model.tools.map((tool) => tool.name).sort()).toEqual([
			'Check_disk_usage',
			'Check_health',
			'List_projects',
			'Pause',
			'Read_logs',
			'Run_advisor',
		]);
		const [projects, refused, health] = model.toolOutputs;
		expect(projects).toContain('Globex Blog');
		expect(refused).toContain('The credential is read-only');
		expect(health).toContain('UNHEALTHY');
		expect(jsonOf('Agent')).toEqual([{ output: health }]);
		expect(await requestsOf('v1-pause-a-project')).toEqual([]);
	});
});
