import type { INodeParameters } from 'n8n-workflow';

import { answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';

const path = `/v1/projects/${projectRef}/config/disk`;

const disk = {
	attributes: { type: 'gp3', size_gb: 100, iops: 3000, throughput_mibps: 125 },
	last_modified_at: '2026-11-01T08:00:00Z',
};

testOperation('disk', 'get', {
	full: { parameters: { projectRef }, request: { method: 'GET', path } },
	answer: { status: 200, body: disk, items: [disk] },
	refused: { status: 404, message: 'Project not found' },
});

const autoscaling = { growth_percent: 50, min_increment_gb: 4, max_size_gb: null };

testOperation('disk', 'getAutoscaling', {
	full: { parameters: { projectRef }, request: { method: 'GET', path: `${path}/autoscale` } },
	answer: { status: 200, body: autoscaling, items: [autoscaling] },
	refused: forbidden,
});

const utilization = {
	timestamp: '2026-11-20T08:00:00Z',
	metrics: { fs_size_bytes: 8388608000, fs_avail_bytes: 6291456000, fs_used_bytes: 2097152000 },
};

testOperation('disk', 'getUtilization', {
	full: { parameters: { projectRef }, request: { method: 'GET', path: `${path}/util` } },
	answer: { status: 200, body: utilization, items: [utilization] },
	refused: { status: 500, message: 'Failed to get disk utilization' },
});

testOperation('disk', 'update', {
	full: {
		parameters: {
			projectRef,
			diskUpdateFields: { diskType: 'gp3', sizeGb: 200, iops: 4000, throughput: 250 },
		},
		request: {
			method: 'POST',
			path,
			body: { attributes: { type: 'gp3', size_gb: 200, iops: 4000, throughput_mibps: 250 } },
		},
	},
	smallest: {
		parameters: { projectRef, diskUpdateFields: { diskType: 'io2', sizeGb: 200, iops: 8000 } },
		request: {
			method: 'POST',
			path,
			body: { attributes: { type: 'io2', size_gb: 200, iops: 8000 } },
		},
	},
	answer: { status: 201, items: [{ success: true, ref: projectRef }] },
	refused: { status: 400, message: 'Disk was modified less than 6 hours ago' },
});

describe('disk: update', () => {
	afterEach(stopAnswering);

	const fast = { type: 'io2', size_gb: 100, iops: 6000 };

	const update = async (current: object, diskUpdateFields: INodeParameters) => {
		const requests = answerWith({ status: 200, body: { attributes: current } }, { status: 201 });
		const parameters = { resource: 'disk', operation: 'update', projectRef, diskUpdateFields };
		const { error } = await runNode({ parameters });
		return { requests, error };
	};

	it.each([
		['size', disk.attributes, { sizeGb: 200 }, { ...disk.attributes, size_gb: 200 }],
		['IOPS', disk.attributes, { iops: 5000 }, { ...disk.attributes, iops: 5000 }],
		[
			'throughput',
			disk.attributes,
			{ throughput: 300 },
			{ ...disk.attributes, throughput_mibps: 300 },
		],
		['type', disk.attributes, { diskType: 'io2' }, { type: 'io2', size_gb: 100, iops: 3000 }],
		['type back', fast, { diskType: 'gp3' }, { ...fast, type: 'gp3' }],
		['size of a fast disk', fast, { sizeGb: 200 }, { ...fast, size_gb: 200 }],
	])('changes only the %s', async (_name, current, changes, attributes) => {
		const { requests, error } = await update(current, changes);
		expect(error).toBeUndefined();
		expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
		expect(requests[1]!.body).toEqual({ attributes });
	});

	it('refuses throughput for a disk type without this setting', async () => {
		const { requests, error } = await update(fast, { throughput: 300 });
		expect(error?.message).toBe('Throughput can only be set for a general purpose SSD');
		expect(requests.map(({ method }) => method)).toEqual(['GET']);
	});

	it('refuses an update without changes', async () => {
		const { requests, error } = await update(disk.attributes, {});
		expect(error?.message).toBe('There is nothing to update');
		expect(requests).toEqual([]);
	});

	it('changes nothing if the current values cannot be read', async () => {
		const { requests, error } = await update({ ...disk.attributes, iops: null }, { sizeGb: 200 });
		expect(error?.description).toContain('Expected a number in attributes.iops');
		expect(requests.map(({ method }) => method)).toEqual(['GET']);
	});
});
