import type { Facts } from '../../request/facts';

export const facts: Facts = {
	'GET /v1/projects/{ref}/database/jit/list': { list: 'items' },
};
