import { byName, listOf, type Choice, type ListReader } from '../list';
import {
	identifier,
	list,
	number,
	optional,
	record,
	text,
	yesOrNo,
} from '../../request/answer/shape';
import { eventTypes } from './eventTypes';

const webhooks = record({
	data: list(
		record({
			id: identifier,
			attributes: record({ url: text, description: optional(text), enabled: optional(yesOrNo) }),
		}),
	),
	links: optional(record({ next: optional(text) })),
});

const deliveries = record({
	data: list(
		record({
			id: identifier,
			attributes: record({
				status: text,
				response_code: optional(number),
				attempt_timestamp: text,
				event: record({ type: text }),
			}),
		}),
	),
});

const pageSize = 100;
const maxPages = 10;
const maxWebhooksWithDeliveries = 20;

/** The webhooks of the chosen organization or project, by description and URL. */
export const searchWebhooks = listOf(async (reader) =>
	byName(
		(await allWebhooks(reader)).map(({ id, attributes: { url, description, enabled } }) => ({
			name: `${description ? `${description}: ` : ''}${url}${enabled === false ? ' (disabled)' : ''}`,
			value: String(id),
		})),
	),
);

/**
 * The latest deliveries of the chosen organization’s or project’s webhooks, newest first.
 *
 * The API lists the deliveries of one webhook only, so this reads the last 100 deliveries of each
 * of the first 20 webhooks.
 */
export const searchWebhookDeliveries = listOf(async (reader) => {
	const found = (await allWebhooks(reader)).slice(0, maxWebhooksWithDeliveries);
	const lists = await Promise.all(
		found.map(async ({ id, attributes: { url } }) => await latest(reader, String(id), url)),
	);
	return lists
		.flat()
		.sort((a, b) => b.at.localeCompare(a.at))
		.map(({ choice }) => choice);
});

function isAboutProject(reader: ListReader): boolean {
	return reader.resource() === 'projectWebhook';
}

/** All webhooks, up to a thousand of them. */
async function allWebhooks(reader: ListReader) {
	const key = isAboutProject(reader)
		? 'GET /v2/projects/{ref}/webhooks/endpoints'
		: 'GET /v2/organizations/{slug}/webhooks/endpoints';
	const found = [];
	for (let page = 0; page < maxPages; page++) {
		const query = { 'page[offset]': page * pageSize, 'page[limit]': pageSize };
		const { data, links } = await reader.read(key, webhooks, { query });
		found.push(...data);
		if (!links?.next) break;
	}
	return found;
}

async function latest(
	reader: ListReader,
	id: string,
	url: string,
): Promise<Array<{ at: string; choice: Choice }>> {
	const key = isAboutProject(reader)
		? 'GET /v2/projects/{ref}/webhooks/endpoints/{id}/deliveries'
		: 'GET /v2/organizations/{slug}/webhooks/endpoints/{id}/deliveries';
	const query = { 'page[size]': pageSize };
	const { data } = await reader.read(key, deliveries, { values: { id }, query });
	return data.map(({ id: deliveryId, attributes }) => {
		const { status, response_code: code, attempt_timestamp: attempt, event } = attributes;
		const at = attempt.slice(0, 19).replace('T', ' ');
		const eventName = eventTypes.find(({ value }) => value === event.type)?.name ?? event.type;
		const answer = code ? `${status} ${code}` : status;
		const name = `${at} ${eventName}, ${answer}, ${url}`;
		return { at, choice: { name, value: String(deliveryId) } };
	});
}
