import { record, text } from '../../request/answer/shape';
import type { Facts } from '../../request/facts';
import type { Wait } from '../../request/wait/wait';

const until = (...done: string[]): Wait => ({
	what: 'The custom hostname',
	done,
	failed: [],
	poll: async (client, { pathValues }) => {
		const thing = await client.read(
			'GET /v1/projects/{ref}/custom-hostname',
			record({ status: text }),
			{ values: { ref: pathValues.ref! } },
		);
		return { state: thing.status, thing };
	},
});

export const facts: Facts = {
	'customHostname:activate': { wait: until('5_services_reconfigured') },
	'customHostname:initialize': {
		wait: until(
			'2_initiated',
			'3_challenge_verified',
			'4_origin_setup_completed',
			'5_services_reconfigured',
		),
	},
	'customHostname:verifyDns': {
		wait: until('4_origin_setup_completed', '5_services_reconfigured'),
	},
};
