import type { INodeParameters } from 'n8n-workflow';

import { testOperation } from './testOperation';
import { testWebhooksInEditor } from './testWebhooksInEditor';
import {
	delivery,
	deliveryAnswer,
	deliveryId,
	endpoint,
	endpointAnswer,
	endpointId,
} from './webhooks';

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
			code: 'forbidden.access_disabled',
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
		refused: { status: 404, code: 'not_found.endpoint', message: 'Endpoint not found' },
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
		refused: { status: 403, code: 'webhooks_access_disabled', message: 'Access is disabled' },
	});

	testOperation(resource, 'get', {
		full: {
			parameters: { ...owner, endpointId },
			request: { method: 'GET', path: `${endpoints}/${endpointId}` },
		},
		answer: { status: 200, body: { data: endpointAnswer }, items: [endpoint] },
		refused: { status: 404, code: 'not_found.endpoint', message: 'Endpoint not found' },
	});

	testOperation(resource, 'getDelivery', {
		full: {
			parameters: { ...owner, deliveryId },
			request: { method: 'GET', path: `${deliveries}/${deliveryId}` },
		},
		answer: { status: 200, body: { data: deliveryAnswer }, items: [delivery] },
		refused: { status: 404, code: 'not_found.delivery', message: 'Delivery not found' },
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
		refused: { status: 400, code: 'bad_request.invalid_slug', message: 'That does not exist' },
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
			code: 'bad_request.endpoint.test.wrong_event_type',
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
			code: 'endpoint_url_unresolvable',
			message: 'The URL cannot be resolved to a public address',
		},
	});

	testWebhooksInEditor(resource, owner, { endpoints, called });
}
