import { chownSync, globSync } from 'node:fs';
import path from 'node:path';

import { freePort } from '../../../sandbox/ports.ts';
import { run } from '../../../sandbox/processes.ts';
import { findProgram } from './installed.ts';
import { startService } from './service.ts';
import { temporaryFolder } from './temporary.ts';

const preferredPort = 5432;

const user = 'n8n';

/** Debian installs the server’s programs in a folder per version, which is not in PATH. */
const find = (name: string) =>
	findProgram(name, 'postgresql', globSync('/usr/lib/postgresql/*/bin').sort().reverse());

export const findPostgres = () => find('postgres');

/** PostgreSQL refuses to run as root, so it runs as the user that its Debian package creates. */
const asItsUser =
	process.getuid?.() === 0
		? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups']
		: [];

/** Starts PostgreSQL with an empty database, and returns n8n’s settings for it. */
export async function startPostgres(): Promise<NodeJS.ProcessEnv> {
	const folder = temporaryFolder('postgres');
	await giveAway(folder);
	const data = path.join(folder, 'data');
	const [command, ...args] = [...asItsUser, find('initdb'), '-D', data, '-U', user, '-A', 'trust'];
	await run(command!, [...args, '-E', 'UTF8', '-N'], { cwd: folder });

	const port = await freePort(preferredPort);
	const server = ['-h', '127.0.0.1', '-p', String(port)];
	const isReady = async () =>
		await run(find('pg_isready'), server).then(
			() => true,
			() => false,
		);
	await startService([...asItsUser, findPostgres(), '-D', data, '-k', folder, ...server], isReady, {
		cwd: folder,
	});
	await run(find('createdb'), [...server, '-U', user, 'n8n']);
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: 'n8n',
		DB_POSTGRESDB_USER: user,
	};
}

async function giveAway(folder: string): Promise<void> {
	if (asItsUser.length === 0) return;
	const [uid, gid] = await Promise.all([
		run('id', ['-u', 'postgres']),
		run('id', ['-g', 'postgres']),
	]);
	chownSync(folder, Number(uid), Number(gid));
}
