import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Envelope } from '../request/client/envelope';
import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The compute instances of the chosen project, with their state. */
export async function searchComputeInstances(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v2/projects/{ref}/compute');
	const { data } = body as unknown as Envelope;
	const instances = (data as IDataObject[]).map(({ id, attributes }) => {
		const { build_state: state, deleting } = attributes as IDataObject;
		return {
			name: `${id} (${deleting === true ? 'being deleted' : state})`,
			value: String(id),
		};
	});
	return onePage(matching(instances, filter), paginationToken);
}
