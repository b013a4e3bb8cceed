import type { INodeParameters } from 'n8n-workflow';

import { searchWebhookDeliveries, searchWebhooks } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from './api';
import { searchList } from './editor';
import { runNode } from './engine';
import { testOperation } from './testOperation';

const endpointId = '01890a5d-ac96-774b-bcce-b302099a8057';
const deliveryId = '01890a5d-ac96-774b-bcce-b302099a8058';
const eventId = '01890a5d-ac96-774b-bcce-b302099a8059';

const endpoint = {
	id: endpointId,
	url: 'https://example.com/hooks/supabase',
	enabled: true,
	description: 'Tells the team about backups',
	event_types: [{ type: 'v1.project.paused' }, { type: 'v1.organization.secrets.leaked' }],
	custom_headers: { 'X-Source': 'supabase' },
	created_by: '55555555-5555-4555-8555-555555555555',
	created_at: '2026-10-02T08:00:00Z',
};

const endpointAnswer = { type: 'endpoint', id: endpointId, attributes: endpoint };

const delivery = {
	id: deliveryId,
	event_id: eventId,
	status: 'failure',
	response_code: 500,
	response_headers: { server: 'nginx' },
	response_body: 'Internal Server Error',
	error_code: null,
	error_message: null,
	attempt_timestamp: '2026-11-20T10:15:00Z',
	event: {
		type: 'v1.project.paused',
		payload: { organization_slug: 'tsrqponmlkjihgfedcba', project_ref: 'abcdefghijklmnopqrst' },
		timestamp: '2026-11-20T10:14:58Z',
	},
};

const deliveryAnswer = { type: 'delivery', id: deliveryId, attributes: delivery };

/**
 * Tests the ten webhook operations, which are the same for an organization and for a project.
 *
 * @param owner The parameter that selects the owner, and the placeholder that it fills in the path.
 */
export function testWebhooks(
	resource: 'organizationWebhook' | 'projectWebhook',
	owner: INodeParameters,
	{ base, filled, called }: { base: string; filled: Record<string, string>; called: string },
): void {
	const endpoints = `${base}/webhooks/endpoints`;
	const deliveries = `${base}/webhooks/deliveries`;

	testOperation(resource, 'create', {
		full: {
			parameters: {
				...owner,
				url: ' https://example.com/hooks/supabase ',
				eventTypes: ['v1.project.paused', 'v1.organization.secrets.leaked'],
				signingSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
				webhookAdditionalFields: {
					customHeaders: { header: [{ name: 'X-Source', value: 'supabase' }] },
					description: 'Tells the team about backups',
					enabled: false,
				},
			},
			request: {
				method: 'POST',
				path: endpoints,
				body: {
					data: {
						type: 'endpoint',
						attributes: {
							url: 'https://example.com/hooks/supabase',
							event_types: [
								{ type: 'v1.project.paused' },
								{ type: 'v1.organization.secrets.leaked' },
							],
							signing_secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
							custom_headers: { 'X-Source': 'supabase' },
							description: 'Tells the team about backups',
							enabled: false,
						},
					},
				},
			},
		},
		smallest: {
			parameters: {
				...owner,
				url: 'https://example.com/hooks/supabase',
				eventTypes: ['*'],
				signingSecret: '12345678',
			},
			request: {
				method: 'POST',
				path: endpoints,
				body: {
					data: {
						type: 'endpoint',
						attributes: {
							url: 'https://example.com/hooks/supabase',
							event_types: [{ type: '*' }],
							signing_secret: '12345678',
						},
					},
				},
			},
		},
		answer: { status: 201, body: { data: endpointAnswer }, items: [endpoint] },
		refused: {
			status: 403,
			body: { error: { code: 'forbidden.access_disabled', message: 'Access is disabled' } },
			message: 'Access is disabled',
			description: /early access/,
		},
	});

	testOperation(resource, 'delete', {
		full: {
			parameters: { ...owner, endpointId },
			request: { method: 'DELETE', path: `${endpoints}/${endpointId}` },
		},
		answer: {
			status: 200,
			body: { data: endpointAnswer },
			items: [{ deleted: true, ...filled, ...endpoint }],
		},
		refused: {
			status: 404,
			body: { error: { code: 'not_found.endpoint', message: 'Endpoint not found' } },
			message: 'Endpoint not found',
		},
	});

	testOperation(resource, 'deleteAll', {
		full: {
			parameters: owner,
			request: { method: 'DELETE', path: endpoints },
		},
		answer: {
			status: 200,
			body: { data: [endpointAnswer, endpointAnswer] },
			items: [
				{ deleted: true, ...filled, ...endpoint },
				{ deleted: true, ...filled, ...endpoint },
			],
		},
		refused: {
			status: 403,
			body: { error: { code: 'webhooks_access_disabled', message: 'Access is disabled' } },
			message: 'Access is disabled',
		},
	});

	testOperation(resource, 'get', {
		full: {
			parameters: { ...owner, endpointId },
			request: { method: 'GET', path: `${endpoints}/${endpointId}` },
		},
		answer: { status: 200, body: { data: endpointAnswer }, items: [endpoint] },
		refused: {
			status: 404,
			body: { error: { code: 'not_found.endpoint', message: 'Endpoint not found' } },
			message: 'Endpoint not found',
		},
	});

	testOperation(resource, 'getDelivery', {
		full: {
			parameters: { ...owner, deliveryId },
			request: { method: 'GET', path: `${deliveries}/${deliveryId}` },
		},
		answer: { status: 200, body: { data: deliveryAnswer }, items: [delivery] },
		refused: {
			status: 404,
			body: { error: { code: 'not_found.delivery', message: 'Delivery not found' } },
			message: 'Delivery not found',
		},
	});

	testOperation(resource, 'getMany', {
		full: {
			parameters: { ...owner, limit: 5 },
			request: {
				method: 'GET',
				path: endpoints,
				query: { 'page[offset]': '0', 'page[limit]': '5' },
			},
		},
		smallest: {
			parameters: owner,
			request: {
				method: 'GET',
				path: endpoints,
				query: { 'page[offset]': '0', 'page[limit]': '50' },
			},
		},
		answer: {
			status: 200,
			body: { data: [endpointAnswer], links: { prev: null, next: null } },
			items: [endpoint],
		},
		refused: {
			status: 400,
			body: { error: { code: 'bad_request.invalid_slug', message: 'That does not exist' } },
			message: 'That does not exist',
		},
	});

	testOperation(resource, 'getManyDeliveries', {
		full: {
			parameters: { ...owner, endpointId, limit: 5 },
			request: {
				method: 'GET',
				path: `${endpoints}/${endpointId}/deliveries`,
				query: { 'page[size]': '5' },
			},
		},
		answer: {
			status: 200,
			body: { data: [deliveryAnswer], links: { prev: null, next: null } },
			items: [delivery],
		},
		refused: {
			status: 500,
			body: { error: { code: 'internal_server_error', message: 'Internal server error' } },
			message: 'Supabase could not process the request',
		},
	});

	testOperation(resource, 'retryDelivery', {
		full: {
			parameters: { ...owner, deliveryId },
			request: { method: 'POST', path: `${deliveries}/${deliveryId}/retry` },
		},
		answer: {
			status: 201,
			body: { data: { type: 'ingress', id: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' } },
			items: [{ id: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' }],
		},
		refused: {
			status: 408,
			body: { error: { code: 'request_timeout', message: 'Request timeout' } },
			message: 'Supabase took too long',
		},
	});

	testOperation(resource, 'sendTestEvent', {
		full: {
			parameters: { ...owner, endpointId, testOptions: { eventType: 'v1.project.paused' } },
			request: {
				method: 'POST',
				path: `${endpoints}/${endpointId}/test`,
				body: { data: { type: 'event', attributes: { type: 'v1.project.paused' } } },
			},
		},
		smallest: {
			parameters: { ...owner, endpointId },
			request: { method: 'POST', path: `${endpoints}/${endpointId}/test` },
		},
		answer: {
			status: 201,
			body: { data: { type: 'ingress', id: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' } },
			items: [{ id: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' }],
		},
		refused: {
			status: 400,
			body: {
				error: {
					code: 'bad_request.endpoint.test.wrong_event_type',
					message: 'The endpoint does not listen to this event',
				},
			},
			message: 'The endpoint does not listen to this event',
		},
	});

	testOperation(resource, 'update', {
		full: {
			parameters: {
				...owner,
				endpointId,
				webhookUpdateFields: {
					customHeaders: {
						header: [
							{ name: 'X-Source', value: 'supabase' },
							{ name: ' X-Empty ', value: '' },
						],
					},
					description: '',
					enabled: true,
					eventTypes: ['*'],
					signingSecret: 'another secret',
					url: 'https://example.com/hooks',
				},
			},
			request: {
				method: 'PATCH',
				path: `${endpoints}/${endpointId}`,
				body: {
					data: {
						type: 'endpoint',
						attributes: {
							custom_headers: { 'X-Source': 'supabase', 'X-Empty': '' },
							description: null,
							enabled: true,
							event_types: [{ type: '*' }],
							signing_secret: 'another secret',
							url: 'https://example.com/hooks',
						},
					},
				},
			},
		},
		smallest: {
			parameters: { ...owner, endpointId, webhookUpdateFields: { customHeaders: {} } },
			request: {
				method: 'PATCH',
				path: `${endpoints}/${endpointId}`,
				body: { data: { type: 'endpoint', attributes: { custom_headers: {} } } },
			},
		},
		answer: { status: 200, body: { data: endpointAnswer }, items: [endpoint] },
		refused: {
			status: 400,
			body: {
				error: {
					code: 'endpoint_url_unresolvable',
					message: 'The URL cannot be resolved to a public address',
				},
			},
			message: 'The URL cannot be resolved to a public address',
		},
	});

	describe(`${resource}: refuses`, () => {
		afterEach(stopAnswering);

		const expectRefusal = async (parameters: INodeParameters, message: string) => {
			const requests = answerWith({ status: 200, body: { data: endpointAnswer } });
			const { error } = await runNode({ parameters: { resource, ...owner, ...parameters } });
			expect(error?.message).toBe(message);
			expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
			expect(requests).toEqual([]);
		};

		it.each(['', '  ', '.', '..', '\n', null, undefined])(
			'a deletion of the webhook %j, which would delete all webhooks',
			async (given) => {
				const id = given === undefined ? '={{ $json.missing }}' : `={{ ${JSON.stringify(given)} }}`;
				await expectRefusal(
					{ operation: 'delete', endpointId: { __rl: true, mode: 'id', value: id } },
					/^\.+$/.test(given ?? '') ? `Webhook is not valid: ${given}` : 'Webhook is empty',
				);
			},
		);

		const secret = 'secret7';

		it.each([
			[{ url: 'example.com' }, 'URL is not valid: example.com'],
			[{ url: 'ftp://example.com' }, 'URL is not valid: ftp://example.com'],
			[{ url: ' ' }, 'URL is empty'],
			[{ eventTypes: [] }, 'Event Types is empty'],
			[{ signingSecret: secret }, 'Signing Secret has 7 characters'],
			[{ signingSecret: 'x'.repeat(65) }, 'Signing Secret has 65 characters'],
			[{ signingSecret: '' }, 'Signing Secret is empty'],
			[{ description: 'x'.repeat(513) }, 'Description has 513 characters'],
			[
				{ customHeaders: { header: [{ name: 'X_Source', value: '' }] } },
				'Custom Headers has an invalid name: X_Source',
			],
			[
				{ customHeaders: { header: [{ name: '', value: '1' }] } },
				'Custom Headers has an invalid name: (empty)',
			],
			[{}, 'There is nothing to update'],
		])('an update with %j', async (updateFields, message) => {
			await expectRefusal(
				{ operation: 'update', endpointId, webhookUpdateFields: updateFields },
				message,
			);
		});

		it('a new webhook whose secret is too short, without showing the secret in the error', async () => {
			const parameters = {
				operation: 'create',
				url: endpoint.url,
				eventTypes: ['*'],
				signingSecret: secret,
			};
			await expectRefusal(parameters, 'Signing Secret has 7 characters');
			answerWith({ status: 200 });
			const { error } = await runNode({ parameters: { resource, ...owner, ...parameters } });
			expect(JSON.stringify([error?.message, error?.description])).not.toContain(secret);
		});
	});

	describe(`${resource}: lists in the editor`, () => {
		afterEach(stopAnswering);

		const chosen = Object.fromEntries(
			Object.entries(owner).map(([name, value]) => [name, { __rl: true, mode: 'list', value }]),
		);
		const page = (data: unknown[], next: string | null = null) => ({
			status: 200,
			body: { data, links: { prev: null, next } },
		});
		const second = { ...endpoint, id: 'second', url: 'https://example.org', description: null };
		const secondAnswer = { type: 'endpoint', id: 'second', attributes: second };

		it(`return the webhooks of the ${called}, from all pages`, async () => {
			const requests = answerWith(
				page([endpointAnswer], `${endpoints}?page[offset]=100&page[limit]=100`),
				page([{ ...secondAnswer, attributes: { ...second, enabled: false } }]),
			);
			const { results } = await searchList(searchWebhooks, {
				resource,
				operation: 'get',
				...chosen,
			});
			expect(results).toEqual([
				{ name: 'https://example.org (disabled)', value: 'second' },
				{
					name: 'Tells the team about backups: https://example.com/hooks/supabase',
					value: endpointId,
				},
			]);
			expect(requests.map(({ path, query }) => [path, query['page[offset]']])).toEqual([
				[endpoints, '0'],
				[endpoints, '100'],
			]);
		});

		it(`return the latest deliveries of the ${called}, newest first`, async () => {
			const earlier = {
				...deliveryAnswer,
				id: 'earlier',
				attributes: {
					...delivery,
					status: 'pending',
					response_code: 0,
					attempt_timestamp: '2026-11-20T09:00:00Z',
					event: { ...delivery.event, type: 'v1.project.something.new' },
				},
			};
			const requests = answerWith(
				page([endpointAnswer, secondAnswer]),
				page([earlier]),
				page([deliveryAnswer]),
			);
			const parameters = { resource, operation: 'retryDelivery', ...chosen };
			const { results } = await searchList(searchWebhookDeliveries, parameters);
			expect(results.map(({ value }) => value)).toEqual([deliveryId, 'earlier']);
			expect(results[0]!.name).toMatch(
				/^2026-11-20 10:15:00 Project: Paused, failure 500, https:\/\/example\./,
			);
			expect(results[1]!.name).toMatch(/09:00:00 v1\.project\.something\.new, pending, https/);
			expect(requests.map(({ path }) => path).sort()).toEqual(
				[
					endpoints,
					`${endpoints}/${endpointId}/deliveries`,
					`${endpoints}/second/deliveries`,
				].sort(),
			);
		});
	});
}
