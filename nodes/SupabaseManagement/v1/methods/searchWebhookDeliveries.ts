import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Envelope } from '../request/client/envelope';
import { readParameter } from '../request/client/client';
import { readPathValues } from '../request/input/path';
import type { OperationKey } from '../request/operation';
import { lookUp } from './lookUp';
import { eventTypes } from '../resources/webhook/eventTypes';
import { matching } from './matching';
import { onePage } from './onePage';
import { allWebhooks, pathOfWebhooks } from './webhooks';

const mostWebhooks = 20;

type Delivery = {
	status: string;
	response_code: number;
	attempt_timestamp: string;
	event: { type: string };
};

/**
 * The latest deliveries of the chosen organization’s or project’s webhooks, newest first.
 *
 * The API lists the deliveries of one webhook only, and has no list of all: there are the last 100
 * of each of the first 20 webhooks.
 */
export async function searchWebhookDeliveries(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const webhooks = (await allWebhooks(this, pathOfWebhooks(this))).slice(0, mostWebhooks);
	const lists = await Promise.all(webhooks.map(async (webhook) => await latest(this, webhook)));
	const deliveries = lists
		.flat()
		.sort((a, b) => b.at.localeCompare(a.at))
		.map(({ name, value }) => ({ name, value }));
	return onePage(matching(deliveries, filter), paginationToken);
}

async function latest(context: ILoadOptionsFunctions, { id, url }: IDataObject) {
	const path = pathOfWebhooks(context);
	const read = (parameter: string) => readParameter(context, parameter);
	const { body } = await lookUp(
		context,
		`GET ${path}/{id}/deliveries` as OperationKey,
		{ 'page[size]': 100 },
		{ ...readPathValues(path, read), id: String(id) },
	);
	const { data } = body as unknown as Envelope;
	return (data as IDataObject[]).map((delivery) => {
		const { status, response_code, attempt_timestamp, event } =
			delivery.attributes as unknown as Delivery;
		const at = attempt_timestamp.slice(0, 19).replace('T', ' ');
		const eventName = eventTypes.find(({ value }) => value === event.type)?.name ?? event.type;
		const answer = response_code === 0 ? status : `${status} ${response_code}`;
		return { at, name: `${at} ${eventName}, ${answer}, ${url}`, value: String(delivery.id) };
	});
}
