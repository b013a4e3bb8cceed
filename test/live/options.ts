import { parseArgs } from 'node:util';

import { readApiAddress } from '../../nodes/SupabaseManagement/v1/request/guard/access';

export const usage = `Usage: SUPABASE_ACCESS_TOKEN=… npm run test:live -- [options]

Compares the live API with what this package knows about it. It only reads, unless you say --write.

  --project <ref>  Reads this project. If absent, the first one that is up.
  --write          Also tries operations that change something, and undoes them. Requires --project:
                   use a project that you created for this.
  --report <file>  Where to write the report (live-report.md)
  --help           Show this

SUPABASE_API_URL is the address of the API, if it is not https://api.supabase.com.`;

export type Options = {
	token: string;
	/** Without a slash at its end. */
	apiAddress: string;
	project: string | undefined;
	write: boolean;
	reportFile: string;
};

/** An error in the command line, with a message for its user. */
export class UsageError extends Error {}

/**
 * Reads the command line and the environment.
 *
 * @returns undefined if the user requested help
 * @throws UsageError
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options | undefined {
	const { help, project, write, report } = parse(args);
	if (help) return undefined;
	if (project !== undefined && !/^[a-z]{20}$/.test(project)) {
		throw new UsageError('--project must be the ID of a project, which has 20 letters.');
	}
	if (write && project === undefined) {
		throw new UsageError('--write requires --project, with a project that you created for this.');
	}
	const token = env.SUPABASE_ACCESS_TOKEN?.trim() ?? '';
	if (token === '') {
		throw new UsageError(
			'SUPABASE_ACCESS_TOKEN is empty. Create a token in the Supabase dashboard under Account Preferences, Access Tokens.',
		);
	}
	if (!/^[\x21-\x7e]+$/.test(token)) {
		throw new UsageError('SUPABASE_ACCESS_TOKEN has characters that no token contains.');
	}
	const address = env.SUPABASE_API_URL?.trim() || 'https://api.supabase.com';
	try {
		const apiAddress = readApiAddress({ apiAddress: address });
		return { token, apiAddress, project, write, reportFile: report };
	} catch {
		throw new UsageError('SUPABASE_API_URL must be an address that starts with https://.');
	}
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				project: { type: 'string' },
				write: { type: 'boolean', default: false },
				report: { type: 'string', default: 'live-report.md' },
				help: { type: 'boolean', default: false },
			},
		}).values;
	} catch (error) {
		// Node.js’s message names the argument, which is never a token.
		throw new UsageError((error as Error).message);
	}
}
