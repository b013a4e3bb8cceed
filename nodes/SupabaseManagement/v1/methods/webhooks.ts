import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { unwrap, type Envelope } from '../request/client/envelope';
import type { Caller } from '../request/client/client';
import type { OperationKey } from '../request/operation';
import { lookUp } from './lookUp';

/** Whose webhooks the node uses: those of a project or of an organization. */
export function pathOfWebhooks(context: ILoadOptionsFunctions): string {
	return context.getCurrentNodeParameter('resource') === 'projectWebhook'
		? '/v2/projects/{ref}/webhooks/endpoints'
		: '/v2/organizations/{slug}/webhooks/endpoints';
}

const pageSize = 100;
const mostPages = 10;

/**
 * All webhooks, up to a thousand of them.
 *
 * @param path where they are, with placeholders
 */
export async function allWebhooks(context: Caller, path: string): Promise<IDataObject[]> {
	const webhooks: IDataObject[] = [];
	for (let page = 0; page < mostPages; page++) {
		const { body } = await lookUp(context, `GET ${path}` as OperationKey, {
			'page[offset]': page * pageSize,
			'page[limit]': pageSize,
		});
		const { data, links } = body as unknown as Envelope;
		webhooks.push(...(data as IDataObject[]).map(unwrap));
		if (!links?.next) break;
	}
	return webhooks;
}
