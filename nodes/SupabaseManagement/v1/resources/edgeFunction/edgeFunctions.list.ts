import { listFrom, named } from '../../fields/list';
import { identifier, record, text } from '../../request/answer/shape';

const item = record({ id: identifier, slug: text, name: text });

/** The Edge Functions of the chosen project, by name. */
export const searchEdgeFunctions = edgeFunctionsBy('slug');

/** The same list for operations that need the ID instead of the slug. */
export const searchEdgeFunctionIds = edgeFunctionsBy('id');

function edgeFunctionsBy(value: 'id' | 'slug') {
	return listFrom({
		key: 'GET /v1/projects/{ref}/functions',
		item,
		choice: (each, reader) => ({
			name: each.name === each.slug ? each.slug : named(each.name, each.slug),
			value: String(each[value]),
			url: `https://supabase.com/dashboard/project/${reader.value('projectRef')}/functions/${each.slug}`,
		}),
	});
}
