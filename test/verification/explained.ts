/** An accepted warning, and the reason. */
export interface Explained {
	file: string;
	rule: string;
	/** Part of the warning’s text, if the rule can have other warnings too. */
	words: string;
	reason: string;
}

export const explained: Explained[] = [
	{
		file: 'package.json',
		rule: '@n8n/community-nodes/node-registration-complete',
		words: 'SupabaseManagementV1.node.ts',
		reason:
			'Version 1 of a versioned node: n8n discovers SupabaseManagement.node.ts, which loads it. Its ' +
			'name ends in .node.ts so that the scanner checks its description.',
	},
];
