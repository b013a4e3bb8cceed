import { askSandbox } from '../../e2e/harness/sandbox.ts';
import { until } from './until.ts';
import { eventType, organizationSlug } from './workflows.ts';

/** An attempt to deliver an event. */
export type Delivery = { event_id: string; response_body: string | null };

type Page = { data: Array<{ attributes: Delivery }>; links: { next: string | null } };

/** This many events are delivered at a time. */
const mostAtOnce = 10;

const endpoints = `/v2/organizations/${organizationSlug}/webhooks/endpoints`;

const listEndpoints = async () =>
	(await askSandbox<{ data: Array<{ id: string }> }>('GET', endpoints)).data;

/** n8n reports a workflow as active before its trigger has registered. */
export async function untilRegistered(): Promise<void> {
	await until(listEndpoints, ({ length }) => length === 1, 'The trigger has not registered');
}

/**
 * Sends events from the sandbox, each in two copies at the same moment.
 *
 * @returns their IDs
 */
export async function tell(projectRef: string, count: number): Promise<string[]> {
	const event = { type: eventType, organizationSlug, projectRef, copies: 2 };
	const told: string[] = [];
	await sideBySide(count, async () => {
		const { ids } = await askSandbox<{ ids: string[] }>('POST', '/_sandbox/tell', event);
		told.push(...ids);
	});
	return told;
}

/** Repeats earlier deliveries of the sandbox. */
export async function tellAgain(ids: string[]): Promise<void> {
	await sideBySide(ids.length, async (index) => {
		await askSandbox('POST', '/_sandbox/tell-again', { id: ids[index] });
	});
}

async function sideBySide(count: number, work: (index: number) => Promise<void>): Promise<void> {
	let next = 0;
	const line = async () => {
		while (next < count) await work(next++);
	};
	await Promise.all(Array.from({ length: mostAtOnce }, line));
}

/** All deliveries to the trigger, and its answers. */
export async function listDeliveries(): Promise<Delivery[]> {
	const [endpoint] = await listEndpoints();
	const all: Delivery[] = [];
	let place: string | null = `${endpoints}/${endpoint!.id}/deliveries?page[size]=100`;
	while (place !== null) {
		const page: Page = await askSandbox('GET', place);
		all.push(...page.data.map(({ attributes }) => attributes));
		place = page.links.next;
	}
	return all;
}

/** Whether the trigger has accepted an event as new. */
export const isTaken = ({ response_body }: Delivery) => response_body === '{"message":"Received"}';
