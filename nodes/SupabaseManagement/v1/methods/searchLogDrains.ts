import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Envelope } from '../request/client/envelope';
import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The log drains of the chosen project, by name. */
export async function searchLogDrains(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v2/projects/{ref}/analytics/log-drains');
	const drains = (body as unknown as Envelope).data as IDataObject[];
	const choices = drains.map(({ id, attributes }) => {
		const { name, backend_type: destination } = attributes as IDataObject;
		return { name: `${name} (${destination})`, value: String(id) };
	});
	return onePage(matching(choices, filter), paginationToken);
}
