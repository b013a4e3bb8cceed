import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** The checkout. */
export const rootFolder = path.dirname(import.meta.dirname);

/** Where n8n itself is installed: with SANDBOX_N8N, another one than the sandbox’s own. */
export const n8nFolder = process.env.SANDBOX_N8N ?? path.join(import.meta.dirname, 'n8n');

/**
 * What n8n takes for the user’s home folder: it keeps its `.n8n` in here.
 *
 * It is inside n8n’s own folder so that our installed package finds n8n’s copy of `n8n-workflow`
 * first, as it does in a user’s n8n. In the root it would find the copy for the tests, and errors
 * of one copy are not instances of the other’s classes.
 *
 * With SANDBOX_NAME it is one apart, so that tests leave alone what `npm start` keeps.
 */
export const userFolder = path.join(n8nFolder, '.sandbox', process.env.SANDBOX_NAME ?? '');

/** n8n’s data: its database, its encryption key, and `nodes` with the community packages. */
export const dataFolder = path.join(userFolder, '.n8n');

/** n8n’s embedded database. */
export const databaseFile = path.join(dataFolder, 'database.sqlite');

// Only the owner may look in: there is an access token in the database, encrypted, and its key.
const makeDataFolder = () => mkdirSync(dataFolder, { recursive: true, mode: 0o700 });

makeDataFolder();

/** Forgets all that n8n has kept, as if it had never been started. */
export function emptyDataFolder(): void {
	rmSync(dataFolder, { recursive: true, force: true });
	makeDataFolder();
}
