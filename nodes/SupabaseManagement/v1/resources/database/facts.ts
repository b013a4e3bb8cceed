import { record, yesOrNo } from '../../request/answer/shape';
import type { Facts } from '../../request/facts';
import type { Wait } from '../../request/wait/wait';

const untilApplied: Wait = {
	what: 'SSL enforcement',
	done: ['applied'],
	failed: [],
	poll: async (client, { pathValues }) => {
		const thing = await client.read(
			'GET /v1/projects/{ref}/ssl-enforcement',
			record({ appliedSuccessfully: yesOrNo }),
			{ values: { ref: pathValues.ref! } },
		);
		return { state: thing.appliedSuccessfully ? 'applied' : 'not applied yet', thing };
	},
};

export const facts: Facts = {
	'GET /v1/projects/{ref}/database/context': { list: 'databases' },

	'database:updateSslEnforcement': { wait: untilApplied },
};
