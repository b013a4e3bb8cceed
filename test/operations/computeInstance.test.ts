import type { INodeExecutionData } from 'n8n-workflow';
import nock from 'nock';

import { searchComputeInstances } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { token } from '../harness/credentials';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';
const computeName = 'image-resizer';
const path = `/v2/projects/${projectRef}/compute`;

const attributes = {
	spec: { runtime: 'deno', size: '2gb-1vcpu', exposure: 'public', instances: 2 },
	build_state: 'active',
	secret_generation: '7',
	image_version: '3',
	instances: { declared: 2, live: 2, ready: 2, stale: 0 },
};

const storage = 'https://uploads.example.com';
const upload = {
	url: `${storage}/image-resizer.tar.gz?signature=0123456789abcdef`,
	method: 'PUT',
	expires_at: '2026-11-23T10:15:00.000Z',
};
const uploadAnswer = {
	status: 201,
	body: { data: { type: 'project_compute_instance_upload', id: 'up_1', attributes: upload } },
};

testOperation('computeInstance', 'createUpload', {
	full: {
		parameters: { projectRef, computeName, binaryField: '' },
		request: { method: 'POST', path: `${path}/${computeName}/uploads` },
	},
	answer: { ...uploadAnswer, items: [{ id: 'up_1', ...upload }] },
	refused: { status: 403, code: 'forbidden.access_disabled', message: 'Compute is not enabled' },
});

testOperation('computeInstance', 'delete', {
	full: {
		parameters: { projectRef, computeName },
		request: { method: 'DELETE', path: `${path}/${computeName}` },
	},
	answer: { status: 204, items: [{ deleted: true, ref: projectRef, name: computeName }] },
	refused: { status: 404, code: 'not_found', message: 'Compute instance not found' },
});

testOperation('computeInstance', 'deploy', {
	full: {
		parameters: {
			projectRef,
			computeName,
			size: '4gb-2vcpu',
			exposure: 'private',
			instances: 3,
			computeInstanceAdditionalFields: {
				runtime: 'node',
				secretsScope: 'supabase',
				contextUploadId: 'up_1',
			},
		},
		request: {
			method: 'POST',
			path: `${path}/${computeName}/deploy`,
			body: {
				data: {
					type: 'project_compute_instance',
					attributes: {
						spec: {
							size: '4gb-2vcpu',
							exposure: 'private',
							instances: 3,
							runtime: 'node',
							secrets_scope: 'supabase',
						},
						context_upload_id: 'up_1',
					},
				},
			},
		},
	},
	smallest: {
		parameters: { projectRef, computeName },
		request: {
			method: 'POST',
			path: `${path}/${computeName}/deploy`,
			body: {
				data: {
					type: 'project_compute_instance',
					attributes: { spec: { size: '2gb-1vcpu', exposure: 'public', instances: 1 } },
				},
			},
		},
	},
	answer: {
		status: 202,
		body: {
			data: {
				type: 'project_compute_instance',
				id: computeName,
				attributes: { ...attributes, build_state: 'building' },
			},
		},
		items: [{ id: computeName, ...attributes, build_state: 'building' }],
	},
	refused: {
		status: 422,
		body: {
			error: {
				code: 'unprocessable',
				message: 'The spec is not valid',
				issues: [{ message: 'A first deploy needs context_upload_id' }],
			},
		},
		message: 'The spec is not valid',
		description: /^A first deploy needs context_upload_id/,
	},
});

testOperation('computeInstance', 'get', {
	full: {
		parameters: { projectRef, computeName },
		request: { method: 'GET', path: `${path}/${computeName}` },
	},
	answer: {
		status: 200,
		body: { data: { type: 'project_compute_instance', id: computeName, attributes } },
		items: [{ id: computeName, ...attributes }],
	},
	refused: {
		status: 500,
		body: { error: { code: 'internal_server_error', message: 'Something went wrong', id: 'e1' } },
		message: 'Something went wrong',
		description: /e1/,
	},
});

testOperation('computeInstance', 'getMany', {
	full: {
		parameters: { projectRef, simplify: false, limit: 1 },
		request: { method: 'GET', path },
	},
	smallest: { parameters: { projectRef }, request: { method: 'GET', path } },
	answer: {
		status: 200,
		body: {
			data: [
				{ type: 'project_compute_instance', id: computeName, attributes },
				{ type: 'project_compute_instance', id: 'mailer', attributes },
			],
		},
		items: [{ type: 'project_compute_instance', id: computeName, attributes }],
	},
	notInSchema: 'Simplify is off.',
	refused: {
		status: 403,
		code: 'forbidden.permission_denied',
		message: 'You may not see this',
		description: /workers_read/,
	},
});

describe('deploying a compute instance', () => {
	afterEach(stopAnswering);

	it.each([['STRIPE_KEY, SMTP_HOST'], ['={{ ["STRIPE_KEY", "SMTP_HOST"] }}']])(
		'names the secrets that it can read: %s',
		async (readableNames) => {
			const requests = answerWith({
				status: 202,
				body: { data: { type: 'project_compute_instance', id: computeName, attributes } },
			});
			await runNode({
				parameters: {
					resource: 'computeInstance',
					operation: 'deploy',
					projectRef,
					computeName,
					computeInstanceAdditionalFields: { secretsScope: 'all', readableNames },
				},
			});
			expect(requests[0]!.body).toMatchObject({
				data: {
					attributes: {
						spec: {
							size: '2gb-1vcpu',
							secrets_scope: [{ secret_name: 'STRIPE_KEY' }, { secret_name: 'SMTP_HOST' }],
						},
					},
				},
			});
		},
	);
});

describe('uploading the archive of a compute instance', () => {
	afterEach(stopAnswering);

	// The first bytes of gzip files, and bytes that are not text.
	const archive = Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0xff, 0xfe, 0x80]);
	const item: INodeExecutionData = {
		json: {},
		binary: {
			code: {
				data: archive.toString('base64'),
				mimeType: 'application/gzip',
				fileName: 'image-resizer.tar.gz',
			},
		},
	};
	const run = async (parameters = {}, items = [item]) =>
		await runNode({
			parameters: {
				resource: 'computeInstance',
				operation: 'createUpload',
				projectRef,
				computeName,
				binaryField: 'code',
				...parameters,
			},
			items,
		});

	const storageAnswers = (status: number) => {
		const received: Array<{ body: string; headers: Record<string, string> }> = [];
		nock(storage)
			.put('/image-resizer.tar.gz')
			.query({ signature: '0123456789abcdef' })
			.reply(function (_uri, body) {
				received.push({ body: String(body), headers: this.req.headers as Record<string, string> });
				return [status, '<Error/>'];
			});
		return received;
	};

	it.each([
		[true, { id: 'up_1', ...upload, uploaded: true }],
		[false, { ...uploadAnswer.body.data, uploaded: true }],
	])('sends the bytes, but not the token (Simplify %s)', async (simplify, json) => {
		answerWith(uploadAnswer);
		const received = storageAnswers(200);
		const { items, error } = await run({ simplify });

		expect(error).toBeUndefined();
		expect(items.map((each) => each.json)).toEqual([json]);
		expect(items[0]!.pairedItem).toEqual({ item: 0 });
		expect(received).toHaveLength(1);
		expect(received[0]!.body).toBe(archive.toString('hex'));
		expect(received[0]!.headers['content-type']).toBe('application/gzip');
		expect(received[0]!.headers['content-length']).toBe(String(archive.length));
		expect(JSON.stringify(received[0]!.headers)).not.toContain(token);
		expect(received[0]!.headers.authorization).toBeUndefined();
	});

	it('reports that the storage refuses the file, without the URL', async () => {
		answerWith(uploadAnswer);
		storageAnswers(403);
		const { error } = await run();
		expect(error?.message).toBe('The archive could not be uploaded to Supabase’s storage');
		expect(error?.description).toMatch(
			/^The storage answered with status 403\. Nothing was deployed\. Run the operation again/,
		);
		expect(JSON.stringify(error)).not.toContain('signature');
	});

	it('reports that the storage cannot be reached, without the URL', async () => {
		// Nothing listens on this port.
		const nowhere = JSON.stringify(uploadAnswer).replaceAll(storage, 'https://127.0.0.1:9');
		answerWith(JSON.parse(nowhere) as typeof uploadAnswer);
		nock.enableNetConnect('127.0.0.1:9');
		const { error } = await run();
		expect(error?.message).toBe('The archive could not be uploaded to Supabase’s storage');
		expect(error?.description).toMatch(/^The storage cannot be reached \(ECONNREFUSED\)\./);
		expect(JSON.stringify(error)).not.toContain('signature');
	});

	it('sends nothing if the item has no such file', async () => {
		const requests = answerWith(uploadAnswer);
		const { error } = await run({ binaryField: 'data' });
		expect(requests).toEqual([]);
		expect(error?.message).toBe('The item has no file in its field data');
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
	});

	it('uploads nothing if Supabase refuses the request', async () => {
		answerWith({ status: 403, body: { error: { code: 'forbidden', message: 'No' } } });
		const received = storageAnswers(200);
		const { error } = await run();
		expect(error?.message).toBe('No');
		expect(received).toEqual([]);
	});
});

describe('the list of compute instances', () => {
	afterEach(stopAnswering);

	it('shows their status', async () => {
		answerWith({
			status: 200,
			body: {
				data: [
					{ type: 'project_compute_instance', id: computeName, attributes },
					{
						type: 'project_compute_instance',
						id: 'mailer',
						attributes: { ...attributes, deleting: true },
					},
				],
			},
		});
		const { results } = await searchList(searchComputeInstances, {
			resource: 'computeInstance',
			operation: 'get',
			projectRef: { __rl: true, mode: 'id', value: projectRef },
		});
		expect(results).toEqual([
			{ name: 'image-resizer (active)', value: 'image-resizer' },
			{ name: 'mailer (being deleted)', value: 'mailer' },
		]);
	});
});
