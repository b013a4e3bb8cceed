/** The database connection of a branch, and its secrets. */
export type BranchDetails = {
	ref: string;
	db_host: string;
	db_port: string | number;
	db_user?: string | null;
	db_pass?: string | null;
	jwt_secret?: string | null;
};

type ApiKey = { name: string; type?: string | null; api_key?: string | null };

/** How Supabase masks the value of a key: the whole of it, or all but its start. */
const masked = /^\*+$|···/;

/** The text that the Supabase CLI writes for values that the token may not read. */
const notReadable = '******';

/**
 * Environment variables for a branch, as `supabase branches get -o env` prints them.
 *
 * @param pooled the address of the pooler; if it cannot be read, the direct address is used
 * @param show decides how to write a secret; the addresses contain the password
 */
export function connectionOf(
	{ ref, db_host, db_port, db_user, db_pass, jwt_secret }: BranchDetails,
	keys: ApiKey[],
	pooled: string | undefined,
	show: (secret: string) => string,
): Record<string, string> {
	const user = db_user ?? notReadable;
	const direct = new URL('postgresql://host/postgres?connect_timeout=10');
	const secret = (value: string | null | undefined) =>
		value === null || value === undefined ? notReadable : show(value);
	const address = (to: URL, name: string) => {
		const password = secret(db_pass);
		// Only a password that is shown needs to be escaped in an address.
		const written = password === db_pass ? encodeURIComponent(password) : password;
		return `postgresql://${encodeURIComponent(name)}:${written}@${to.host}${to.pathname}${to.search}`;
	};
	direct.host = `${db_host.includes(':') ? `[${db_host}]` : db_host}:${db_port}`;
	const pooler = parsed(pooled);
	return {
		POSTGRES_URL:
			pooler === undefined
				? address(direct, user)
				: address(pooler, decodeURIComponent(pooler.username)),
		POSTGRES_URL_NON_POOLING: address(direct, user),
		SUPABASE_URL: `https://${ref}.supabase.co`,
		SUPABASE_JWT_SECRET: secret(jwt_secret),
		...Object.fromEntries(
			keys.map((key) => {
				const isPublic = key.type === 'publishable' || key.name === 'anon';
				const given = key.api_key ?? notReadable;
				const value = masked.test(given) ? notReadable : given;
				return [variableOf(key), isPublic || value === notReadable ? value : show(value)];
			}),
		),
	};
}

function variableOf({ name, type }: ApiKey): string {
	const isDefault = type === 'publishable' && name === 'default';
	return `SUPABASE_${isDefault ? 'PUBLISHABLE' : name.toUpperCase()}_KEY`;
}

function parsed(address: string | undefined): URL | undefined {
	const plain = address?.replaceAll('[YOUR-PASSWORD]', '') ?? '';
	if (!/^postgres(ql)?:/.test(plain) || !URL.canParse(plain)) return undefined;
	const url = new URL(plain);
	url.searchParams.set('connect_timeout', '10');
	return url;
}
