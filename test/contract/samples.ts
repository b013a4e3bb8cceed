import type { Samples } from '../harness/operations';

/** What to fill fields with whose values must have a certain form. */
export const samples: Samples = {
	projectRef: 'abcdefghijklmnopqrst',
	organizationSlug: 'tsrqponmlkjihgfedcba',
	targetOrganizationSlug: 'globexglobexglobexgl',
	region: 'eu-central-1',
	templateUrl: 'https://example.com/template',
};
