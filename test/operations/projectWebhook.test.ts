import { testWebhooks } from '../harness/testWebhooks';

const ref = 'abcdefghijklmnopqrst';

testWebhooks(
	'projectWebhook',
	{ projectRef: ref },
	{ base: `/v2/projects/${ref}`, filled: { ref }, called: 'project' },
);
