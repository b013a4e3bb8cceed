import { identifier, record, text } from '../request/answer/shape';
import { listFrom } from './list';

const item = record({ slug: identifier, name: text });

/** The organizations that the credential can see. */
export const searchOrganizations = listFrom({
	key: 'GET /v1/organizations',
	item,
	choice: ({ slug, name }) => ({
		name,
		value: String(slug),
		url: `https://supabase.com/dashboard/org/${slug}`,
	}),
});
