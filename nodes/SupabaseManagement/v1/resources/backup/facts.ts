import type { IDataObject } from 'n8n-workflow';

import { record, text } from '../../request/answer/shape';
import type { Facts } from '../../request/facts';
import { untilProjectIsBack } from '../../request/wait/projectWaits';
import type { Wait } from '../../request/wait/wait';

const untilRestorePoint: Wait = {
	what: 'The restore point',
	created: ['name'],
	done: ['AVAILABLE'],
	failed: ['FAILED', 'REMOVED'],
	poll: async (client, { pathValues, body }) => {
		const thing = await client.read(
			'GET /v1/projects/{ref}/database/backups/restore-point',
			record({ status: text }),
			{ values: { ref: pathValues.ref! }, query: { name: (body as IDataObject).name } },
		);
		return { state: thing.status, thing };
	},
};

export const facts: Facts = {
	'GET /v1/projects/{ref}/database/backups': { list: 'backups' },
	'POST /v1/projects/{ref}/database/backups/restore': { needsRest: true },
	'POST /v1/projects/{ref}/database/backups/restore-pitr': { needsRest: true },

	'backup:createRestorePoint': { wait: untilRestorePoint },
	'backup:restorePhysicalBackup': { wait: untilProjectIsBack },
	'backup:restoreToPointInTime': { wait: untilProjectIsBack },
	'backup:undo': { wait: untilProjectIsBack },
};
