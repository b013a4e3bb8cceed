import type { IDataObject } from 'n8n-workflow';

import { optional, record } from '../../request/answer/shape';
import type { Facts } from '../../request/facts';
import type { Wait } from '../../request/wait/wait';

const untilUpgraded: Wait = {
	what: 'The upgrade',
	created: ['tracking_id'],
	done: ['9_completed_upgrade', '10_completed_post_physical_backup'],
	failed: ['FAILED'],
	poll: async (client, { pathValues, item }) => {
		const { databaseUpgradeStatus } = await client.read(
			'GET /v1/projects/{ref}/upgrade/status',
			record({ databaseUpgradeStatus: optional(record({})) }),
			{ values: { ref: pathValues.ref! }, query: { tracking_id: item.tracking_id } },
		);
		const thing: IDataObject = databaseUpgradeStatus ?? {};
		const failed = Boolean(thing.error);
		return {
			state: failed ? 'FAILED' : String(thing.progress ?? '0_requested'),
			thing: { ...item, ...thing },
			reason: failed ? `Supabase’s message is: ${String(thing.error)}.` : undefined,
		};
	},
};

export const facts: Facts = {
	'POST /v1/projects/{ref}/upgrade': { needsRest: true },

	'postgresUpgrade:upgrade': { wait: untilUpgraded },
};
