import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { matching } from './matching';
import { onePage } from './onePage';
import { allWebhooks, pathOfWebhooks } from './webhooks';

/** The webhooks of the chosen organization or project, by description and URL. */
export async function searchWebhooks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const found = await allWebhooks(this, pathOfWebhooks(this));
	const webhooks = found.map(({ id, url, description, enabled }) => ({
		name: `${description ? `${description}: ` : ''}${url}${enabled === false ? ' (disabled)' : ''}`,
		value: String(id),
	}));
	return onePage(matching(webhooks, filter), paginationToken);
}
