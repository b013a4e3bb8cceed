import { askSandbox } from './sandbox.ts';
import { zip } from './zip.ts';

/**
 * A repository in GitHub’s zip format, in a folder of its own: the migrations that a database has
 * run, and other files.
 *
 * @param ref The project with the database.
 * @param files Contents by path in the folder `supabase`.
 */
export async function zippedRepository(
	ref: string,
	files: Record<string, string>,
): Promise<Buffer> {
	const history = `/v1/projects/${ref}/database/migrations`;
	const applied = await askSandbox<Array<{ version: string }>>('GET', history);
	const migrations = await Promise.all(
		applied.map(async ({ version }) => {
			const { name, statements } = await askSandbox('GET', `${history}/${version}`);
			return [`migrations/${version}_${name}.sql`, statements.join('')] as const;
		}),
	);
	const all = Object.entries({ ...Object.fromEntries(migrations), ...files });
	const inFolder = all.map(([path, text]) => [`acme-shop-1a2b3c/supabase/${path}`, text] as const);
	return zip({ 'acme-shop-1a2b3c/README.md': '# Shop', ...Object.fromEntries(inFolder) });
}
