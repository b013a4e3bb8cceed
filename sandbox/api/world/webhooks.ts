import { setTimeout as sleep } from 'node:timers/promises';

import type { Answer, Call, Handler, Handlers } from '../handler.ts';
import { cursorPage, offsetPage } from '../pages.ts';
import { Refusal } from '../refusal.ts';
import type { Organization, Project, World, WorldEvent } from '../world.ts';
import { type Attempt, type Message, send, waits } from './delivery.ts';
import { found, owned, remove } from './owned.ts';

type EventType = { type: string };

type Endpoint = {
	id: string;
	url: string;
	enabled: boolean;
	description: string | null;
	event_types: EventType[];
	custom_headers: Record<string, string>;
	created_by: string;
	created_at: string;
};

type Delivery = Attempt & { id: string; event_id: string; event: Omit<Message, 'id'> };

type Hook = {
	endpoint: Endpoint;
	signingSecret: string;
	deliveries: Delivery[];
	isRemoved?: boolean;
};

const hooksOf = owned<Organization | Project, Hook[]>(() => []);

const shown = ({ endpoint }: Hook) => ({ type: 'endpoint', id: endpoint.id, attributes: endpoint });

const delivery = (attributes: Delivery) => ({ type: 'delivery', id: attributes.id, attributes });

/** Sends a message once, and records the result. */
async function deliver(world: World, hook: Hook, message: Message): Promise<Attempt> {
	const { id: event_id, ...event } = message;
	const attempt: Attempt = {
		status: 'pending',
		response_code: 0,
		response_headers: {},
		response_body: null,
		error_code: null,
		error_message: null,
		attempt_timestamp: new Date().toISOString(),
	};
	const kept: Delivery = { id: world.uuid(), event_id, event, ...attempt };
	hook.deliveries.unshift(kept);
	const { url, custom_headers } = hook.endpoint;
	return Object.assign(kept, await send(url, hook.signingSecret, custom_headers, message));
}

/** Sends a message until it is received or no attempts are left. */
async function deliverPatiently(world: World, hook: Hook, message: Message): Promise<void> {
	const { ended, deliveryPace } = world;
	for (const wait of [0, ...waits]) {
		await sleep(wait * deliveryPace * 1000, undefined, { signal: ended, ref: false });
		const isWanted = hook.endpoint.enabled && !hook.isRemoved;
		if (!isWanted) return;
		const { status } = await deliver(world, hook, message);
		if (status === 'success') return;
	}
}

const messageOf = (world: World, event: WorldEvent): Message => ({
	id: world.uuid(),
	type: event.type,
	timestamp: new Date().toISOString(),
	payload: {
		organization_slug: event.organizationSlug,
		project_ref: event.projectRef,
		actor: null,
		...event.details,
	},
});

function hooksFor(world: World, { type, projectRef, organizationSlug }: WorldEvent): Hook[] {
	const owners = [world.projects.get(projectRef ?? ''), world.organizations.get(organizationSlug)];
	const hooks = owners.flatMap((owner) => (owner ? hooksOf(owner) : []));
	return hooks.filter(({ endpoint: { enabled, event_types } }) => {
		return enabled && event_types.some((wanted) => wanted.type === '*' || wanted.type === type);
	});
}

/** Sends an event to every endpoint of its project and organization that subscribes to its type. */
export function deliverEvent(world: World, event: WorldEvent) {
	for (const hook of hooksFor(world, event)) {
		deliverPatiently(world, hook, messageOf(world, event)).catch(() => {
			// the sandbox has ended
		});
	}
}

/**
 * Sends each delivery of an event several times at the same time, as network retries may do.
 *
 * @returns the message IDs, after every copy has been received or has failed
 */
export async function deliverCopies(
	world: World,
	event: WorldEvent,
	copies: number,
): Promise<string[]> {
	const messages = hooksFor(world, event).map(async (hook) => {
		const message = messageOf(world, event);
		await Promise.all(
			Array.from({ length: copies }, async () => await deliverPatiently(world, hook, message)),
		);
		return message.id;
	});
	return await Promise.all(messages);
}

/** Repeats an earlier delivery. */
export async function deliverAgain(world: World, id: string) {
	const owners = [...world.organizations.values(), ...world.projects.values()];
	for (const hook of owners.flatMap(hooksOf)) {
		const sent = hook.deliveries.find(({ event_id }) => event_id === id);
		if (sent) await deliver(world, hook, { id, ...sent.event });
	}
}

/** A project’s and an organization’s endpoints have the same ten operations. */
function handlersOf(prefix: string, ownerOf: (call: Call) => Organization | Project): Handlers {
	const hookOf = (call: Call) =>
		found(
			hooksOf(ownerOf(call)).find(({ endpoint }) => endpoint.id === call.params.id),
			'Endpoint',
		);
	const deliveryOf = (call: Call) => {
		for (const hook of hooksOf(ownerOf(call))) {
			const item = hook.deliveries.find(({ id }) => id === call.params.id);
			if (item) return { hook, item };
		}
		return found<never>(undefined, 'Delivery');
	};
	const attributesOf = ({ body }: Call) =>
		(body as { data: { attributes: Partial<Endpoint> & { signing_secret?: string } } }).data
			.attributes;
	const sent = (id: string): Answer => ({ body: { data: { type: 'ingress', id } } });

	const handlers: Record<string, Handler> = {
		'endpoints-get': (call) => {
			const { items, links } = offsetPage(hooksOf(ownerOf(call)), call.path, call.query);
			return { body: { data: items.map(shown), links } };
		},

		'endpoints-post': (call) => {
			const { signing_secret = '', ...fields } = attributesOf(call);
			const endpoint = {
				id: call.world.uuid(),
				enabled: true,
				description: null,
				custom_headers: {},
				created_by: call.organization.members[0]?.id ?? call.world.uuid(),
				created_at: call.world.now(),
				...(fields as Pick<Endpoint, 'url' | 'event_types'>),
			};
			const hook = { endpoint, signingSecret: signing_secret, deliveries: [] };
			hooksOf(ownerOf(call)).push(hook);
			return { body: { data: shown(hook) } };
		},

		'endpoints-delete': (call) => {
			const removed = hooksOf(ownerOf(call)).splice(0);
			for (const hook of removed) hook.isRemoved = true;
			return { body: { data: removed.map(shown) } };
		},

		'endpoints-id-get': (call) => ({ body: { data: shown(hookOf(call)) } }),

		'endpoints-id-patch': (call) => {
			const hook = hookOf(call);
			const { signing_secret = hook.signingSecret, ...fields } = attributesOf(call);
			Object.assign(hook.endpoint, fields);
			hook.signingSecret = signing_secret;
			return { body: { data: shown(hook) } };
		},

		'endpoints-id-delete': (call) => {
			const hook = hookOf(call);
			remove(hooksOf(ownerOf(call)), hook);
			hook.isRemoved = true;
			return { body: { data: shown(hook) } };
		},

		'endpoints-id-deliveries-get': (call) => {
			const { deliveries } = hookOf(call);
			const { items, links } = cursorPage(deliveries, ({ id }) => id, call.path, call.query);
			return { body: { data: items.map(delivery), links } };
		},

		'endpoints-id-test-post': async (call) => {
			const hook = hookOf(call);
			const { endpoint } = hook;
			if (!endpoint.enabled) {
				const code = 'bad_request.endpoint.test.disabled';
				throw new Refusal(400, 'The endpoint is disabled', [], code);
			}
			const body = call.body as { data?: { attributes: EventType } } | undefined;
			const subscribed = endpoint.event_types.find(({ type }) => type !== '*');
			const wanted = body?.data?.attributes.type ?? subscribed?.type ?? 'v1.project.paused';
			if (!endpoint.event_types.some(({ type }) => type === '*' || type === wanted)) {
				const code = 'bad_request.endpoint.test.wrong_event_type';
				throw new Refusal(400, 'The endpoint does not want this type of event', [], code);
			}
			const message = messageOf(call.world, {
				type: wanted,
				organizationSlug: call.organization.slug,
				projectRef: call.params.ref ?? null,
				details: { is_test: true },
			});
			void deliver(call.world, hook, message);
			return sent(message.id);
		},

		'deliveries-id-get': (call) => ({ body: { data: delivery(deliveryOf(call).item) } }),

		'deliveries-id-retry-post': (call) => {
			const { hook, item } = deliveryOf(call);
			void deliver(call.world, hook, { id: item.event_id, ...item.event });
			return sent(item.event_id);
		},
	};
	return Object.fromEntries(
		Object.entries(handlers).map(([name, handler]) => [`${prefix}-webhooks-${name}`, handler]),
	);
}

export const webhookHandlers: Handlers = {
	...handlersOf('v2-projects-ref', ({ project }) => project),
	...handlersOf('v2-organizations-slug', ({ organization }) => organization),
};
