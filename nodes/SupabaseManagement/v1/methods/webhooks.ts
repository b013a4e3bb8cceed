import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import type { Envelope } from '../request/envelope';
import { lookUp } from '../request/lookUp';

/** Where the webhooks are that the node is about: those of a project or of an organization. */
export function pathOfWebhooks(context: ILoadOptionsFunctions): string {
	return context.getCurrentNodeParameter('resource') === 'projectWebhook'
		? '/v2/projects/{ref}/webhooks/endpoints'
		: '/v2/organizations/{slug}/webhooks/endpoints';
}

const pageSize = 100;
const mostPages = 10;

/** All webhooks, up to a thousand of them. */
export async function allWebhooks(context: ILoadOptionsFunctions): Promise<IDataObject[]> {
	const webhooks: IDataObject[] = [];
	for (let page = 0; page < mostPages; page++) {
		const { body } = await lookUp(context, pathOfWebhooks(context), {
			'page[offset]': page * pageSize,
			'page[limit]': pageSize,
		});
		const { data, links } = body as unknown as Envelope;
		for (const { id, attributes } of data as IDataObject[]) {
			webhooks.push({ id, ...(attributes as IDataObject) });
		}
		if (!links?.next) break;
	}
	return webhooks;
}
