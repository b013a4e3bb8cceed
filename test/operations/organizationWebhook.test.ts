import { testWebhooks } from '../harness/testWebhooks';

const slug = 'tsrqponmlkjihgfedcba';

testWebhooks(
	'organizationWebhook',
	{ organizationSlug: slug },
	{ base: `/v2/organizations/${slug}`, filled: { slug }, called: 'organization' },
);
