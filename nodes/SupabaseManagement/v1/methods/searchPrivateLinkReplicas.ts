import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { matching } from './matching';
import { privateLinks } from './privateLinks';

/** The read replicas that the chosen AWS account has a private link to. */
export async function searchPrivateLinkReplicas(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const account = this.getCurrentNodeParameter('awsAccountId', { extractValue: true });
	const replicas = (await privateLinks(this))
		.filter(
			({ aws_account_id, database_type }) =>
				database_type === 'READ_REPLICA' && (!account || aws_account_id === account),
		)
		.map(({ database_identifier: id }) => ({ name: id, value: id }));
	return { results: matching(replicas, filter) };
}
