import { byName, listOf, named, type Choice, type ListReader } from '../../fields/list';
import { stateOf } from '../../fields/state';
import { identifier, list, optional, record, text, yesOrNo } from '../../request/answer/shape';

const answer = list(
	record({
		name: text,
		project_ref: identifier,
		is_default: yesOrNo,
		persistent: optional(yesOrNo),
		preview_project_status: optional(text),
		deletion_scheduled_at: optional(text),
	}),
);

/** The branches of the selected project that the credential allows. */
export const searchBranches = listOf(async (reader) => await branches(reader, 'project_ref'));

/** The names of the branches of the chosen project. */
export const searchBranchNames = listOf(async (reader) => await branches(reader, 'name'));

/** The production branch first, then the others by name. */
async function branches(reader: ListReader, value: 'name' | 'project_ref'): Promise<Choice[]> {
	const found = await reader.read('GET /v1/projects/{ref}/branches', answer);
	const choices = (isDefault: boolean) =>
		byName(
			found
				.filter((branch) => branch.is_default === isDefault)
				.map((branch) => ({
					name: named(
						branch.name,
						isDefault ? 'production' : branch.persistent ? 'persistent' : 'preview',
						stateOf(branch.preview_project_status),
						branch.deletion_scheduled_at ? 'about to be deleted' : '',
					),
					value: String(branch[value]),
					url: `https://supabase.com/dashboard/project/${branch.project_ref}`,
				})),
		);
	return [...choices(true), ...choices(false)];
}
