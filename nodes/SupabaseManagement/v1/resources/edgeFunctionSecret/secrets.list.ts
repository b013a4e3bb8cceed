import { listFrom } from '../../fields/list';
import { record, text } from '../../request/answer/shape';

const item = record({ name: text });

/** The Edge Function secrets of the chosen project; Supabase’s own cannot be changed. */
export const searchSecrets = listFrom({
	key: 'GET /v1/projects/{ref}/secrets',
	item,
	choice: ({ name }) => (name.startsWith('SUPABASE_') ? undefined : { name, value: name }),
});
