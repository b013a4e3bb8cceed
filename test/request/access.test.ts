import {
	credentialTypeOf,
	isSafeFileAddress,
	readAccess,
	readApiAddress,
} from '../../nodes/SupabaseManagement/v1/request/guard/access';

const ref = 'abcdefghijklmnopqrst';
const other = 'tsrqponmlkjihgfedcba';
const uuid = '0b6c4f3e-5d5c-4d0e-9d8c-1f2a3b4c5d6e';

const allowedBy = (allowedProjects: unknown) => {
	const { allowedProjects: allowed } = readAccess({ allowedProjects } as never);
	return allowed === undefined ? 'all' : [...allowed];
};

describe('Read Only', () => {
	it.each([[true], ['true'], ['on'], [' false'], ['FALSE'], [0], [1], [[]], [{}], [NaN]])(
		'is on with %j',
		(readOnly) => expect(readAccess({ readOnly } as never).readOnly).toBe(true),
	);

	it.each([[false], ['false'], [''], [undefined], [null]])('is off with %j', (readOnly) =>
		expect(readAccess({ readOnly } as never).readOnly).toBe(false),
	);
});

describe('Allowed Projects', () => {
	it.each([[undefined], [null], ['']])('allows all projects with %j', (given) =>
		expect(allowedBy(given)).toBe('all'),
	);

	it.each([
		[ref, [ref]],
		[uuid, [uuid]],
		[uuid.toUpperCase(), [uuid.toUpperCase()]],
		[`${ref},${other}`, [ref, other]],
		[`${ref};${other}`, [ref, other]],
		[`${ref} ${other}`, [ref, other]],
		[` ${ref} ,\n\t${uuid};; `, [ref, uuid]],
		[
			[ref, ` ${other},${uuid}`],
			[ref, other, uuid],
		],
	])('allows the IDs in %j', (given, expected) => expect(allowedBy(given)).toEqual(expected));

	it.each([
		[' '],
		[','],
		['*'],
		['all'],
		[`x${ref}`],
		[`${ref}x`],
		[ref.slice(1)],
		[`${uuid}0`],
		[`0${uuid}`],
		[uuid.replaceAll('-', '')],
		[uuid.slice(0, -1)],
		[uuid.replace('-4d0e', '')],
		['a1b2c3d4e5f6g7h8i9j0'],
		[true],
		[0],
		[[]],
		[{}],
		[[null, 7, { ref }, [ref]]],
	])('allows no project with %j', (given) => expect(allowedBy(given)).toEqual([]));
});

describe('API Address', () => {
	it.each([
		['https://api.supabase.com', 'https://api.supabase.com'],
		[' https://api.supabase.com//\n', 'https://api.supabase.com'],
		['https://proxy.example.com/supabase/api/', 'https://proxy.example.com/supabase/api'],
		['http://localhost:54323/', 'http://localhost:54323'],
		['http://127.0.0.1', 'http://127.0.0.1'],
		['http://127.255.255.254:80', 'http://127.255.255.254:80'],
		['http://[::1]:1', 'http://[::1]:1'],
	])('%j is used as %s', (apiAddress, used) => expect(readApiAddress({ apiAddress })).toBe(used));

	it.each([
		[''],
		[undefined],
		[null],
		[' '],
		['api.supabase.com'],
		['https://'],
		['http://1270.0.0.1'],
		[{}],
	])('%j is not valid', (apiAddress) =>
		expect(() => readApiAddress({ apiAddress } as never)).toThrow(
			/^API Address is not a valid URL$/,
		),
	);

	it.each([
		'http://api.supabase.com',
		'http://localhost.example.com',
		'http://xlocalhost',
		'http://127.0.0.1.example.com',
		'http://[::2]',
		'http://0.0.0.0',
		'ftp://127.0.0.1',
		'file://localhost/etc/passwd',
		'javascript:alert(1)',
	])('%s would send the token unencrypted', (apiAddress) =>
		expect(() => readApiAddress({ apiAddress })).toThrow(
			/^API Address must start with https:\/\/, or others could read the token$/,
		),
	);

	it.each([
		'https://user@api.supabase.com',
		'https://user:password@api.supabase.com',
		'https://api.supabase.com?a=1',
		'https://api.supabase.com#a',
	])('%s has more than an address', (apiAddress) =>
		expect(() => readApiAddress({ apiAddress })).toThrow(
			/^API Address must contain only the address, such as https:\/\/api\.supabase\.com$/,
		),
	);
});

describe('the URL of a file', () => {
	const api = 'https://api.supabase.com';
	const here = 'http://127.0.0.1:54323';

	it.each([
		['https://backups.example.com/a?b=c', api],
		['https://backups.example.com/a', here],
		['http://localhost:1/a', here],
		['http://127.0.0.1:1/a', 'http://[::1]:1'],
	])('%s is allowed with the API at %s', (address, at) =>
		expect(isSafeFileAddress(address, at)).toBe(true),
	);

	it.each([
		['http://backups.example.com/a', api],
		['http://backups.example.com/a', here],
		['http://127.0.0.1/a', api],
		['http://169.254.169.254/latest', here],
		['file:///etc/passwd', api],
		['ftp://localhost/a', here],
		['/a', here],
		['', api],
	])('%s is not allowed with the API at %s', (address, at) =>
		expect(isSafeFileAddress(address, at)).toBe(false),
	);
});

it('names the credential type of each kind of authentication', () => {
	expect(credentialTypeOf('oAuth2')).toBe('supabaseManagementAppOAuth2Api');
	expect(credentialTypeOf('accessToken')).toBe('supabaseManagementTokenApi');
});
