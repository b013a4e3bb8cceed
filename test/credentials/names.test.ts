import { SupabaseManagementAppOAuth2Api } from '../../credentials/SupabaseManagementAppOAuth2Api.credentials';
import { SupabaseManagementTokenApi } from '../../credentials/SupabaseManagementTokenApi.credentials';

/** Of n8n’s own Supabase node, the coming version 2 included. In lists, only names tell them apart. */
const namesInN8n = ['Supabase API', 'Supabase Management API', 'Supabase Management OAuth2 API'];

it('no credential has a name of n8n’s own', () => {
	const names = [new SupabaseManagementAppOAuth2Api(), new SupabaseManagementTokenApi()].map(
		({ displayName }) => displayName,
	);
	expect(names.filter((name) => namesInN8n.includes(name))).toEqual([]);
});
