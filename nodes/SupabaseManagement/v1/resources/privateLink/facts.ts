import { identifier, list, record } from '../../request/answer/shape';
import { unwrap } from '../../request/envelope';
import type { Facts } from '../../request/facts';
import type { Wait } from '../../request/wait/wait';

const untilAccepted: Wait = {
	what: 'The private link',
	created: ['id'],
	done: ['ASSOCIATION_ACCEPTED', 'READY'],
	failed: ['ASSOCIATION_REQUEST_EXPIRED', 'CREATION_FAILED', 'DELETING'],
	poll: async (client, { pathValues, item }) => {
		const { data } = await client.read(
			'GET /v2/projects/{ref}/private-link/associations',
			record({ data: list(record({ id: identifier })) }),
			{ values: pathValues },
		);
		const found = data.find(({ id }) => id === item.id);
		if (found === undefined) return undefined;
		const thing = unwrap(found);
		return { state: String(thing.status), thing };
	},
};

export const facts: Facts = {
	'privateLink:create': { wait: untilAccepted },
};
