import type { IDataObject } from 'n8n-workflow';

import { number, record } from '../../SupabaseManagement/v1/request/answer/shape';
import type { Watch } from './watch';

const utilizationShape = record({
	metrics: record({ fs_size_bytes: number, fs_used_bytes: number }),
});

type Reading = { percent: number; details: IDataObject };

type Memory = { isAbove: boolean };

/** Disks that fill up. */
export const diskUse: Watch<Reading, Memory> = {
	async read(read) {
		const answer = await read('GET /v1/projects/{ref}/config/disk/util', utilizationShape);
		const { timestamp = null, metrics } = answer;
		const { fs_size_bytes: size, fs_used_bytes: used } = metrics;
		const percent = size > 0 ? (used / size) * 100 : 0;
		return {
			percent,
			details: { used_percent: Math.round(percent * 10) / 10, timestamp, ...metrics },
		};
	},

	compare(memory, { percent, details }, settings) {
		const isAbove = percent > settings.percent;
		const isNews = memory !== undefined && isAbove && !memory.isAbove;
		return {
			changes: isNews ? [{ event: 'aboveThreshold', details }] : [],
			memory: { isAbove },
		};
	},

	sample: ({ details }) => [{ event: 'aboveThreshold', details }],
};
