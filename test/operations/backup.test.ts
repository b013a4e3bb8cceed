import nock from 'nock';

import { searchBackups } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { token } from '../harness/credentials';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const path = `/v1/projects/${ref}/database/backups`;
const point = { name: 'before-upgrade', status: 'AVAILABLE', completed_on: '2026-11-01T08:00:00Z' };

testOperation('backup', 'createRestorePoint', {
	full: {
		parameters: { projectRef: ref, restorePoint: 'before-upgrade' },
		request: { method: 'POST', path: `${path}/restore-point`, body: { name: 'before-upgrade' } },
	},
	answer: {
		status: 201,
		body: { ...point, status: 'PENDING', completed_on: null },
		items: [{ ...point, status: 'PENDING', completed_on: null }],
	},
	refused: { status: 400, message: 'name must be shorter than or equal to 20 characters' },
});

const fileUrl =
	'https://files.example.com/backups/db%40acme.backup.gz?X-Amz-Signature=0123456789abcdef';

const address = {
	data: { type: 'project_backup_file_url', id: 12345, attributes: { file_url: fileUrl } },
};

testOperation('backup', 'download', {
	full: {
		parameters: { projectRef: ref, backupId: '12345', backupOptions: { binaryField: '' } },
		request: {
			method: 'POST',
			path: `/v2/projects/${ref}/backups/download`,
			body: { data: { type: 'project_backup_file_url', id: 12345 } },
		},
	},
	answer: { status: 201, body: address, items: [{ id: 12345, file_url: fileUrl }] },
	refused: { status: 403, code: 'forbidden.permission_denied', message: 'Not allowed' },
});

const daily = {
	id: 12345,
	is_physical_backup: false,
	status: 'COMPLETED',
	inserted_at: '2026-11-01T03:00:00Z',
};
const physical = { ...daily, id: 12346, is_physical_backup: true };

const overview = {
	region: 'eu-central-1',
	walg_enabled: true,
	pitr_enabled: true,
	backups: [daily, physical],
	physical_backup_data: {
		earliest_physical_backup_date_unix: 1793500000,
		latest_physical_backup_date_unix: 1794000000,
	},
};

testOperation('backup', 'getMany', {
	full: {
		parameters: { projectRef: ref, returnAll: true, backupOptions: { overview: false } },
		request: { method: 'GET', path },
	},
	smallest: { parameters: { projectRef: ref }, request: { method: 'GET', path } },
	answer: { status: 200, body: overview, items: [daily, physical] },
	refused: { status: 404, message: 'Project not found' },
});

testOperation('backup', 'getRestorePoint', {
	full: {
		parameters: {
			projectRef: ref,
			backupOptions: { restorePoint: 'before-upgrade' },
		},
		request: { method: 'GET', path: `${path}/restore-point`, query: { name: 'before-upgrade' } },
	},
	smallest: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${path}/restore-point` },
	},
	answer: { status: 200, body: point, items: [point] },
	refused: { status: 500, message: 'Failed to get the restore point' },
});

const schedule = { schedule_for: '04:30:00', updated_at: '2026-11-01T08:00:00+00:00' };

testOperation('backup', 'getSchedule', {
	full: { parameters: { projectRef: ref }, request: { method: 'GET', path: `${path}/schedule` } },
	answer: { status: 200, body: schedule, items: [schedule] },
	refused: { status: 402, message: 'Custom backup schedules need the Team plan' },
});

testOperation('backup', 'restorePhysicalBackup', {
	full: {
		parameters: { projectRef: ref, backupId: '12346' },
		request: { method: 'POST', path: `${path}/restore`, body: { id: 12346 } },
	},
	answer: { status: 201, items: [{ success: true, ref }] },
	refused: { status: 409, message: 'A restore is under way' },
});

testOperation('backup', 'restoreToPointInTime', {
	full: {
		parameters: { projectRef: ref, pointInTime: '2025-03-01T00:00:00.999Z' },
		request: {
			method: 'POST',
			path: `${path}/restore-pitr`,
			body: { recovery_time_target_unix: 1740787200 },
		},
	},
	answer: { status: 201, items: [{ success: true, ref }] },
	refused: { status: 400, message: 'The recovery time is before the earliest backup' },
});

testOperation('backup', 'undo', {
	full: {
		parameters: { projectRef: ref, restorePoint: 'before-upgrade' },
		request: { method: 'POST', path: `${path}/undo`, body: { name: 'before-upgrade' } },
	},
	answer: { status: 201, items: [{ success: true, ref }] },
	refused: { status: 422, message: 'The restore point is not available' },
});

testOperation('backup', 'updateSchedule', {
	full: {
		parameters: { projectRef: ref, timeOfDay: ' 04:30 ' },
		request: { method: 'PATCH', path: `${path}/schedule`, body: { schedule_for: '04:30' } },
	},
	answer: { status: 200, body: schedule, items: [schedule] },
	refused: {
		status: 429,
		headers: { 'x-ratelimit-reset': '0.1' },
		message: 'The schedule was changed 3 times today',
	},
});

describe('backup', () => {
	afterEach(stopAnswering);

	const download = (options: object, simplify = true) =>
		runNode({
			parameters: {
				resource: 'backup',
				operation: 'download',
				projectRef: ref,
				backupId: '12345',
				simplify,
				backupOptions: options as { binaryField: string },
			},
		});

	it('downloads the file without the token', async () => {
		answerWith({ status: 201, body: address });
		const bytes = Buffer.from([0x1f, 0x8b, 0, 255, 13, 10]);
		let headers: Record<string, unknown> = {};
		nock('https://files.example.com')
			.get('/backups/db%40acme.backup.gz')
			.query({ 'X-Amz-Signature': '0123456789abcdef' })
			.reply(
				200,
				function () {
					headers = this.req.headers;
					return bytes;
				},
				{ 'content-type': 'application/gzip' },
			);

		const { items, error } = await download({ binaryField: 'backup' });
		if (error !== undefined) throw error;
		expect(items).toHaveLength(1);
		expect(items[0]!.json).toEqual({ id: 12345, file_url: fileUrl });
		expect(items[0]!.binary!.backup).toMatchObject({
			data: bytes.toString('base64'),
			mimeType: 'application/gzip',
			fileName: 'db@acme.backup.gz',
		});
		expect(Object.keys(headers)).toContain('host');
		expect(Object.keys(headers)).not.toContain('authorization');
		expect(JSON.stringify(headers)).not.toContain(token);
	});

	it('also downloads the file without Simplify', async () => {
		answerWith({ status: 201, body: address });
		nock('https://files.example.com').get(/.*/).reply(200, 'PGDMP');
		const { items } = await download({ binaryField: 'data' }, false);
		expect(items[0]!.json).toEqual(address.data);
		expect(items[0]!.binary!.data!.data).toBe(Buffer.from('PGDMP').toString('base64'));
	});

	it('reports that the file cannot be downloaded, without its URL', async () => {
		answerWith({ status: 201, body: address });
		nock('https://files.example.com').get(/.*/).reply(403, '<Error>Expired</Error>');
		const { error } = await download({ binaryField: 'data' });
		expect(error?.message).toBe('The file of the backup cannot be downloaded (HTTP 403)');
		expect(error?.description).toMatch(/valid only briefly/);
		expect(JSON.stringify([error?.message, error?.description])).not.toContain('Signature');
	});

	it('downloads only from http(s) addresses', async () => {
		const attributes = { file_url: 'file:///etc/passwd' };
		answerWith({ status: 201, body: { data: { ...address.data, attributes } } });
		const { error } = await download({ binaryField: 'data' });
		expect(error?.message).toBe('Supabase’s response cannot be read');
	});

	it.each(['', 'latest', '-1', '1.5'])('refuses “%s” as a backup', async (value) => {
		const requests = answerWith({ status: 201 });
		const { error } = await runNode({
			parameters: {
				resource: 'backup',
				operation: 'restorePhysicalBackup',
				projectRef: ref,
				backupId: { __rl: true, mode: 'id', value: `={{ ${JSON.stringify(value)} }}` },
			},
		});
		expect(error?.message).toBe(value === '' ? 'Backup is empty' : 'Backup is not valid');
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});

	it('returns an overview with the range of point-in-time recovery', async () => {
		answerWith({ status: 200, body: { ...overview, backups: [] } });
		const { items } = await runNode({
			parameters: {
				resource: 'backup',
				operation: 'getMany',
				projectRef: ref,
				backupOptions: { overview: true },
			},
		});
		expect(items.map(({ json }) => json)).toEqual([{ ...overview, backups: [] }]);
	});

	it.each([
		['in the workflow’s time zone', '2025-03-01T00:00:00', 1740805200],
		['with an offset', '2025-03-01T01:00:00+01:00', 1740787200],
		['from an expression', '={{ DateTime.fromSeconds(1740787200) }}', 1740787200],
	])('parses the point in time %s', async (_how, pointInTime, seconds) => {
		const requests = answerWith({ status: 201 });
		const { error } = await runNode({
			parameters: {
				resource: 'backup',
				operation: 'restoreToPointInTime',
				projectRef: ref,
				pointInTime,
			},
		});
		expect(error).toBeUndefined();
		// n8n’s default time zone is New York.
		expect(requests.map(({ body }) => body)).toEqual([{ recovery_time_target_unix: seconds }]);
	});

	it('refuses an invalid point in time', async () => {
		const requests = answerWith({ status: 201 });
		const { error } = await runNode({
			parameters: {
				resource: 'backup',
				operation: 'restoreToPointInTime',
				projectRef: ref,
				pointInTime: '={{ "yesterday" }}',
			},
		});
		expect(error?.message).toBe('Point in Time is not a date');
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});

	it.each(['24:00', '4:30', '04:60', 'noon'])(
		'refuses “%s” as a time of day',
		async (timeOfDay) => {
			const requests = answerWith({ status: 200 });
			const { error } = await runNode({
				parameters: { resource: 'backup', operation: 'updateSchedule', projectRef: ref, timeOfDay },
			});
			expect(error?.message).toBe('Time of Day is not valid');
			expect(requests).toEqual([]);
		},
	);
});

describe('the list of backups', () => {
	afterEach(stopAnswering);

	it.each([
		['download', [{ name: '2026-11-01 03:00 (completed)', value: '12345' }]],
		[
			'restorePhysicalBackup',
			[
				{ name: '2026-11-02 03:00 (pending)', value: '12347' },
				{ name: '2026-11-01 03:00 (completed)', value: '12346' },
			],
		],
	])('shows the backups that %s can use, newest first', async (operation, expected) => {
		const newer = {
			...physical,
			id: 12347,
			status: 'PENDING',
			inserted_at: '2026-11-02T03:00:00Z',
		};
		answerWith({ status: 200, body: { ...overview, backups: [daily, physical, newer] } });
		const { results } = await searchList(searchBackups, {
			resource: 'backup',
			operation,
			projectRef: ref,
		});
		expect(results).toEqual(expected);
	});
});
