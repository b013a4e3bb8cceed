import { listOf, named } from '../../fields/list';
import { identifier, list, optional, record, text } from '../../request/answer/shape';

/** The project whose migrations an operation on a branch needs. A branch is also a project. */
const databases: Record<string, string> = {
	push: 'parentProjectRef',
	merge: 'branchIdOrRef',
	reset: 'branchIdOrRef',
};

const answer = list(record({ version: identifier, name: optional(text) }));

/** The migrations that a database has run, newest first. */
export const searchMigrations = listOf(async (reader) => {
	const ref = reader.chosen(databases[reader.operation()] ?? 'projectRef');
	const key = 'GET /v1/projects/{ref}/database/migrations';
	const migrations = await reader.read(key, answer, { values: { ref } });
	return migrations
		.map(({ version, name }) => ({
			name: name ? named(name, version) : String(version),
			value: String(version),
		}))
		.sort((a, b) => b.value.localeCompare(a.value, 'en', { numeric: true }));
});
