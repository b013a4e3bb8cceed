import { record } from '../../request/answer/shape';
import { unwrap } from '../../request/envelope';
import type { Facts } from '../../request/facts';
import type { Wait } from '../../request/wait/wait';

const untilDeployed: Wait = {
	what: 'The compute instance',
	done: ['active'],
	failed: ['failed'],
	poll: async (client, { pathValues }) => {
		const { data } = await client.read(
			'GET /v2/projects/{ref}/compute/{name}',
			record({ data: record({}) }),
			{ values: pathValues },
		);
		const thing = unwrap(data);
		return {
			state: String(thing.build_state),
			thing,
			reason: thing.state_reason as string | undefined,
		};
	},
};

export const facts: Facts = {
	'computeInstance:deploy': { wait: untilDeployed },
};
