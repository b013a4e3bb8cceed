import type { INodeParameters } from 'n8n-workflow';

import { searchWebhookDeliveries, searchWebhooks } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from './api';
import { searchList } from './editor';
import { runNode } from './engine';
import {
	delivery,
	deliveryAnswer,
	deliveryId,
	endpoint,
	endpointAnswer,
	endpointId,
} from './webhooks';

/**
 * Tests the validation of the webhook operations, and their lists in the editor.
 *
 * @param endpoints path of the webhooks
 */
export function testWebhooksInEditor(
	resource: 'organizationWebhook' | 'projectWebhook',
	owner: INodeParameters,
	{ endpoints, called }: { endpoints: string; called: string },
): void {
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
