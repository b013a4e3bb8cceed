import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { hidden } from '../../request/answer/hideSecrets';
import { identifier, list, optional, record, text } from '../../request/answer/shape';
import type { Client } from '../../request/client/client';
import { connectionOf } from './connection';
import { readKeys, readPooler } from './requests';

const branch = record({
	ref: text,
	db_host: text,
	db_port: identifier,
	db_user: optional(text),
	db_pass: optional(text),
	jwt_secret: optional(text),
});
const pools = list(record({ database_type: text, connection_string: text }));
const apiKeys = list(record({ name: text, type: optional(text), api_key: optional(text) }));

/**
 * Returns the values that an app needs to connect to a branch, with the names of `supabase branches
 * get -o env`. Also reads the API keys and the pooler of the branch.
 */
export async function toConnection(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
	client?: Client,
): Promise<INodeExecutionData[]> {
	const details = branch(body, '');
	const values = { ref: details.ref };
	const { revealSecrets } = this.getNodeParameter('requestOptions', {}) as IDataObject;
	const isRevealing = revealSecrets === true;
	const query = isRevealing ? { reveal: true } : {};
	const keys = await client!.read(readKeys, apiKeys, { values, query });
	const all = await client!.read(readPooler, pools, { values });
	const pooler = all.find(({ database_type }) => database_type === 'PRIMARY');
	const show = (secret: string) => (isRevealing ? secret : hidden);
	return [{ json: connectionOf(details, keys, pooler?.connection_string, show) }];
}
