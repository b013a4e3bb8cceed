/** An AI agent uses the node as a tool, within the limits of the tool’s credential. */
import { type Model, startModel } from '../harness/model.ts';
import { N8n, type Workflow } from '../harness/n8n.ts';
import { askSandbox, requestsOfSandbox, resetSandbox } from '../harness/sandbox.ts';
import { sandboxAddress, sandboxToken } from '../harness/setting.ts';
import { tellStory } from '../harness/story.ts';
import { triggerName } from '../harness/workflow.ts';

const { editor, page, keep } = tellStory();

const handleOfTools =
	'[data-test-id="canvas-node-input-handle"][data-connection-type="ai_tool"][data-node-name="AI Agent"]';

let n8n: N8n;
let model: Model;
let project: { ref: string; name: string };

beforeEach(async () => {
	await resetSandbox();
	[project] = await askSandbox('GET', '/v1/projects');
	n8n = await N8n.signIn();
	model = await startModel({ with: { Project: project.ref } });
});

afterEach(async () => await model.close());

/** A workflow that gives an agent a task, and a model for it. */
async function workflowWithAgent(task: string): Promise<Workflow> {
	const account = { apiKey: 'sk-1', url: model.url };
	const openAi = await n8n.createCredential('OpenAI', 'openAiApi', account);
	return {
		name: task,
		nodes: [
			{
				id: 'start',
				name: triggerName,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'agent',
				name: 'AI Agent',
				type: '@n8n/n8n-nodes-langchain.agent',
				typeVersion: 3.1,
				position: [240, 0],
				parameters: { promptType: 'define', text: task, options: {} },
			},
			{
				id: 'model',
				name: 'OpenAI Chat Model',
				type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
				typeVersion: 1.3,
				position: [160, 224],
				parameters: { model: { __rl: true, mode: 'id', value: 'stub' }, options: {} },
				credentials: { openAiApi: openAi },
			},
		],
		connections: {
			[triggerName]: { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] },
			'OpenAI Chat Model': {
				ai_languageModel: [[{ node: 'AI Agent', type: 'ai_languageModel', index: 0 }]],
			},
		},
	};
}

/** Clicks Execute Workflow, and waits until the agent has finished. */
async function letTheAgentWork(): Promise<void> {
	await page().getByTestId('execute-workflow-button').click();
	await editor().canvasNode('AI Agent').getByTestId('canvas-node-status-success').waitFor();
}

test('with fields that the model fills in', async () => {
	await editor().open(await workflowWithAgent('How is Acme Production?'));
	await page().locator(`${handleOfTools} [data-test-id="canvas-handle-plus"]`).click();
	const panel = page().getByTestId('node-creator');
	await panel.getByTestId('nodes-list-header').getByText('Tools', { exact: true }).waitFor();
	await panel.getByTestId('node-creator-search-bar').fill('supabase management');
	await panel.getByTestId('node-creator-item-name').getByText('Supabase Management Tool').click();
	await editor().chooseCredential('Supabase access token');
	await editor().choose('operation', 'Get');
	await editor().node.getByTestId('from-ai-override-button').click();
	await keep('tool');
	await editor().closeNode();
	await letTheAgentWork();
	await keep('ai-agent');

	expect(model.tools).toMatchObject([{ name: 'Get_project_in_Supabase_Management' }]);
	expect(await requestsOfSandbox()).toMatchObject([
		{},
		{ operation: 'v1-get-project', path: `/v1/projects/${project.ref}`, status: 200 },
	]);
	expect(JSON.parse(model.toolOutputs[0]!)).toMatchObject([project]);
});

test('with a read-only credential, which refuses changes', async () => {
	const readOnly = await n8n.createCredential('Read only', 'supabaseManagementTokenApi', {
		accessToken: sandboxToken,
		apiAddress: sandboxAddress,
		readOnly: true,
		allowedProjects: '',
	});
	const workflow = await workflowWithAgent('Pause Acme Production.');
	workflow.nodes.push({
		id: 'tool',
		name: 'Pause project',
		type: 'n8n-nodes-supabase-management.supabaseManagementTool',
		typeVersion: 1,
		position: [400, 224],
		parameters: {
			resource: 'project',
			operation: 'pause',
			projectRef: { __rl: true, mode: 'id', value: "={{ $fromAI('Project', '', 'string') }}" },
		},
		credentials: { supabaseManagementTokenApi: readOnly },
	});
	workflow.connections['Pause project'] = {
		ai_tool: [[{ node: 'AI Agent', type: 'ai_tool', index: 0 }]],
	};
	await editor().open(workflow);
	await letTheAgentWork();
	await keep('read-only-agent');

	expect(model.toolOutputs[0]).toMatch(/read-only/);
	expect(await requestsOfSandbox()).toMatchObject([{ operation: 'v1-list-all-projects' }]);
});
