import { testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';

const path = `/v1/projects/${projectRef}/config/disk`;

const disk = {
	attributes: { type: 'gp3', size_gb: 100, iops: 3000, throughput_mibps: 125 },
	last_modified_at: '2026-11-01T08:00:00Z',
};

testOperation('disk', 'get', {
	full: { parameters: { projectRef }, request: { method: 'GET', path } },
	answer: { status: 200, body: disk, items: [disk] },
	refused: {
		status: 404,
		body: { message: 'Project not found' },
		message: 'Project not found',
	},
});

const autoscaling = { growth_percent: 50, min_increment_gb: 4, max_size_gb: null };

testOperation('disk', 'getAutoscaling', {
	full: { parameters: { projectRef }, request: { method: 'GET', path: `${path}/autoscale` } },
	answer: { status: 200, body: autoscaling, items: [autoscaling] },
	refused: {
		status: 403,
		body: { message: 'Forbidden resource' },
		message: 'The credential is not allowed to do this',
	},
});

const utilization = {
	timestamp: '2026-11-20T08:00:00Z',
	metrics: { fs_size_bytes: 8388608000, fs_avail_bytes: 6291456000, fs_used_bytes: 2097152000 },
};

testOperation('disk', 'getUtilization', {
	full: { parameters: { projectRef }, request: { method: 'GET', path: `${path}/util` } },
	answer: { status: 200, body: utilization, items: [utilization] },
	refused: {
		status: 500,
		body: { message: 'Failed to get disk utilization' },
		message: 'Failed to get disk utilization',
	},
});

testOperation('disk', 'update', {
	full: {
		parameters: {
			projectRef,
			diskType: 'gp3',
			sizeGb: 200,
			iops: 4000,
			diskAdditionalFields: { throughput: 250 },
		},
		request: {
			method: 'POST',
			path,
			body: { attributes: { type: 'gp3', size_gb: 200, iops: 4000, throughput_mibps: 250 } },
		},
	},
	// An io2 disk has no throughput to set, and what was set for a gp3 disk is not sent.
	smallest: {
		parameters: {
			projectRef,
			diskType: 'io2',
			sizeGb: 200,
			iops: 8000,
			diskAdditionalFields: { throughput: 250 },
		},
		request: {
			method: 'POST',
			path,
			body: { attributes: { type: 'io2', size_gb: 200, iops: 8000 } },
		},
	},
	answer: { status: 201, items: [{ success: true, ref: projectRef }] },
	refused: {
		status: 400,
		body: { message: 'Disk was modified less than 6 hours ago' },
		message: 'Disk was modified less than 6 hours ago',
	},
});
