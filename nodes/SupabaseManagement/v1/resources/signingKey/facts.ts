import type { Facts } from '../../request/facts';

export const facts: Facts = {
	'GET /v1/projects/{ref}/config/auth/signing-keys': { list: 'keys' },
};
