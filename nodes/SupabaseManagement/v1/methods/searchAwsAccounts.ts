import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { matching } from './matching';
import { privateLinks } from './privateLinks';

/** The database that the private links of an operation lead to; others take any. */
const databaseTypes: Record<string, string> = {
	delete: 'PRIMARY',
	deleteForReadReplica: 'READ_REPLICA',
};

/** The AWS accounts that have a private link to the chosen project. */
export async function searchAwsAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const type = databaseTypes[String(this.getCurrentNodeParameter('operation'))];
	const accounts = new Map(
		(await privateLinks(this))
			.filter(({ database_type }) => type === undefined || database_type === type)
			.map(({ aws_account_id: id, account_name: name }) => [
				id,
				{ name: name ? `${name} (${id})` : id, value: id },
			]),
	);
	return { results: matching([...accounts.values()], filter) };
}
