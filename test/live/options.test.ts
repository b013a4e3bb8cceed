import { readOptions, UsageError } from './options';

const token = 'sbp_0123456789abcdef0123456789abcdef01234567';
const ref = 'abcdefghijklmnopqrst';

test('reads the command line and the environment', () => {
	expect(readOptions([], { SUPABASE_ACCESS_TOKEN: ` ${token}\n` })).toEqual({
		token,
		apiAddress: 'https://api.supabase.com',
		project: undefined,
		write: false,
		reportFile: 'live-report.md',
	});
	const env = { SUPABASE_ACCESS_TOKEN: token, SUPABASE_API_URL: 'http://127.0.0.1:4010/' };
	expect(readOptions(['--project', ref, '--write', '--report', 'r.md'], env)).toEqual({
		token,
		apiAddress: 'http://127.0.0.1:4010',
		project: ref,
		write: true,
		reportFile: 'r.md',
	});
	expect(readOptions(['--help'], {})).toBeUndefined();
});

test.each<[string, string[], NodeJS.ProcessEnv]>([
	['no token', [], {}],
	['a token in two lines', [], { SUPABASE_ACCESS_TOKEN: `${token}\n${token}` }],
	['writing without a project', ['--write'], { SUPABASE_ACCESS_TOKEN: token }],
	['a project that is none', ['--project', '../x'], { SUPABASE_ACCESS_TOKEN: token }],
	['an unknown option', ['--force'], { SUPABASE_ACCESS_TOKEN: token }],
	[
		'an address that shows the token to others',
		[],
		{ SUPABASE_ACCESS_TOKEN: token, SUPABASE_API_URL: 'http://api.supabase.com' },
	],
])('refuses %s', (_name, args, env) => {
	expect(() => readOptions(args, env)).toThrow(UsageError);
	expect(() => readOptions(args, env)).not.toThrow(token);
});
