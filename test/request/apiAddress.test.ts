import { token } from '../harness/credentials';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { methods } from '../harness/operations';
import { readApiAddress } from '../../nodes/SupabaseManagement/v1/request/guard/access';

afterEach(stopAnswering);

const parameters = { resource: 'project', operation: 'get', projectRef: 'abcdefghijklmnopqrst' };

describe('an API address', () => {
	it.each([
		'http://api.supabase.com',
		'http://localhost.example.com',
		'http://127.0.0.1.example.com',
		'http://1270.0.0.1',
		'http://[::2]',
		'http://0.0.0.0',
		'ftp://127.0.0.1',
		'file:///etc/passwd',
		'javascript:alert(1)',
		'api.supabase.com',
		'https://',
		'https://user@api.supabase.com',
		'https://user:password@api.supabase.com',
		'https://api.supabase.com?a=1',
		'https://api.supabase.com#a',
		' ',
		'',
	])('“%s” is refused, naming the field, before anything is sent', async (apiAddress) => {
		const requests = answerWith({ status: 200, body: {} });
		const { error } = await runNode({ parameters, credential: { apiAddress } });
		expect(error?.message).toMatch(/^API Address (is not|must)/);
		expect(error?.description).toMatch(/^Nothing was sent to Supabase\./);
		expect(JSON.stringify(error)).not.toContain(token);
		await expect(
			searchList(methods!.listSearch!.searchProjects as never, {}, { credential: { apiAddress } }),
		).rejects.toThrow(/^API Address (is not|must)/);
		expect(requests).toEqual([]);
	});

	it.each([
		'https://api.supabase.com',
		' https://api.supabase.com',
		'https://api.supabase.com/ ',
		'\thttps://api.supabase.com//\n',
	])('“%s” is used, without spaces and slashes', async (apiAddress) => {
		const requests = answerWith({ status: 200, body: {} });
		const { error } = await runNode({ parameters, credential: { apiAddress } });
		expect(error).toBeUndefined();
		expect(requests.map(({ path }) => path)).toEqual(['/v1/projects/abcdefghijklmnopqrst']);
	});

	it.each(['http://localhost:54323', 'http://127.0.0.1:80', 'http://127.8.9.10', 'http://[::1]:1'])(
		'“%s” is on this machine, and allowed',
		(apiAddress) => expect(readApiAddress({ apiAddress })).toBe(apiAddress),
	);
});
