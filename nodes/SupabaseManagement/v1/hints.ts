import type { IBuilderHint, NodeHint } from 'n8n-workflow';

/** Read by n8n’s AI builder before it selects the node. */
export const builderHint: IBuilderHint = {
	searchHint:
		'Manages Supabase projects, organizations and everything else of the Supabase dashboard. It is not for rows of tables: n8n-nodes-base.supabase reads and writes them. Every operation runs once for each input item, and a list returns one item per element, so that List → Get needs no loop. Project, branch and other things are resource locators: { "__rl": true, "mode": "id", "value": expr("{{ $json.ref }}") }. To wait for a result, set waitForCompletion to true instead of adding a Wait node. The node retries, and respects rate limits. Secrets in the output are hidden unless requestOptions.revealSecrets is true.',
	relatedNodes: [
		{
			nodeType: 'n8n-nodes-base.supabase',
			relationHint: 'Reads and writes the rows of tables in a project',
		},
		{
			nodeType: 'n8n-nodes-supabase-management.supabaseManagementWatchTrigger',
			relationHint: 'Starts a workflow when something in Supabase changes, by polling',
		},
		{
			nodeType: 'n8n-nodes-supabase-management.supabaseManagementTrigger',
			relationHint: 'Starts a workflow on a platform event, which is in early access',
		},
	],
};

/** Notices that n8n shows above the output. */
export const hints: NodeHint[] = [
	{
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		message:
			'This node runs once for each input item, and no field depends on them: the same request is sent several times. To send it once, turn on <strong>Execute Once</strong> in Settings.',
		// Operations of several requests handle all input items of a project together. For Get Many,
		// n8n has its own notice.
		displayCondition:
			'={{ $input.all().length > 1 && !JSON.stringify($rawParameter).includes("{{") && !["applyFiles", "downloadAll", "getMany", "synchronize"].includes($parameter.operation) && !$parameter.combineItems && $parameter.codeFrom !== "binary" && $parameter.operation !== "createUpload" }}',
	},
	{
		type: 'warning',
		location: 'outputPane',
		whenToDisplay: 'always',
		message:
			'Reveal Secrets is on: n8n saves the secrets in the output with the execution, and shows them to everybody who can open it.',
		displayCondition: '={{ $parameter.requestOptions?.revealSecrets === true }}',
	},
];
