import {
	NodeOperationError,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
} from 'n8n-workflow';

import { record } from '../../request/answer/shape';
import type { OperationKey } from '../../request/operation';
import type { StepTools } from '../../request/steps';

export const readKey: OperationKey = 'GET /v1/projects/{ref}/api-keys/{id}';

/** n8n’s own Supabase node creates a secret key with this name, and uses it. */
const managedByN8n = 'n8n_managed_data_api';

/** Refuses to delete the key that n8n’s own Supabase node uses, unless the option is on. */
export async function spareN8nKey(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	tools?: StepTools,
): Promise<IHttpRequestOptions> {
	if (this.getNodeParameter('apiKeyOptions.deleteManagedKey', false) === true) return options;
	const { client, pathValues: values } = tools!;
	const key = await client.read(readKey, record({}), { values });
	if (key.name !== managedByN8n) return options;
	throw new NodeOperationError(
		this.getNode(),
		`${managedByN8n} is the key that n8n’s own Supabase node uses`,
		{
			itemIndex: this.getItemIndex(),
			description:
				'The key was not deleted. If no workflow uses that node, add the option Delete Managed Key.',
		},
	);
}
