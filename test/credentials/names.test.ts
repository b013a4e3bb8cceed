import { SupabaseManagementAppOAuth2Api } from '../../credentials/SupabaseManagementAppOAuth2Api.credentials';
import { SupabaseManagementTokenApi } from '../../credentials/SupabaseManagementTokenApi.credentials';

/**
 * n8n’s own Supabase node, including its upcoming version 2. In lists, only the names distinguish
 * credentials.
 */
const namesInN8n = ['Supabase API', 'Supabase Management API', 'Supabase Management OAuth2 API'];

it('no credential has a name that n8n uses', () => {
	const names = [new SupabaseManagementAppOAuth2Api(), new SupabaseManagementTokenApi()].map(
		({ displayName }) => displayName,
	);
	expect(names.filter((name) => namesInN8n.includes(name))).toEqual([]);
});
