import type { Facts } from '../../request/facts';

export const facts: Facts = {
	'GET /v1/projects/{ref}/advisors/performance': { list: 'lints' },
	'GET /v1/projects/{ref}/advisors/security': { list: 'lints' },
};
