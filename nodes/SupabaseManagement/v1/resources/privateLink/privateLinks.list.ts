import { byName, listOf, named, type ListReader } from '../../fields/list';
import { list, optional, record, text } from '../../request/answer/shape';

const links = record({
	data: list(
		record({
			attributes: record({
				aws_account_id: text,
				account_name: optional(text),
				database_type: text,
				database_identifier: text,
			}),
		}),
	),
});

/**
 * The type of database that the private links of an operation connect to. Other operations accept
 * any type.
 */
const databaseTypes: Record<string, string> = {
	delete: 'PRIMARY',
	deleteForReadReplica: 'READ_REPLICA',
};

/** The AWS accounts that have a private link to the chosen project. */
export const searchAwsAccounts = listOf(async (reader) => {
	const type = databaseTypes[reader.operation()];
	const accounts = new Map(
		(await privateLinks(reader))
			.filter(({ database_type }) => type === undefined || database_type === type)
			.map(({ aws_account_id: id, account_name: name }) => [
				id,
				{ name: name ? named(name, id) : id, value: id },
			]),
	);
	return byName([...accounts.values()]);
});

/** The read replicas that the chosen AWS account has a private link to. */
export const searchPrivateLinkReplicas = listOf(async (reader) => {
	const account = reader.value('awsAccountId');
	return byName(
		(await privateLinks(reader))
			.filter(
				({ aws_account_id, database_type }) =>
					database_type === 'READ_REPLICA' && (account === '' || aws_account_id === account),
			)
			.map(({ database_identifier: id }) => ({ name: id, value: id })),
	);
});

async function privateLinks(reader: ListReader) {
	const { data } = await reader.read('GET /v2/projects/{ref}/private-link/associations', links);
	return data.map(({ attributes }) => attributes);
}
