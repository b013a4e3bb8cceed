import { config } from '@n8n/node-cli/eslint';

const rulesForPublishedCode = config
	.flatMap(({ rules = {} }) => Object.keys(rules))
	.filter((rule) => rule.startsWith('@n8n/community-nodes/'));

export default [
	...config,
	{
		// These are never published: they may start processes and read files.
		files: ['bench/**', 'contract/**', 'docs/**', 'sandbox/**', 'test/**'],
		rules: Object.fromEntries(rulesForPublishedCode.map((rule) => [rule, 'off'])),
	},
	{ ignores: ['sandbox/n8n/**', '.sandbox/**'] },
];
