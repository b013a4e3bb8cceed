import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** The root of the repository. */
export const rootFolder = path.dirname(import.meta.dirname);

/** The folder in which n8n is installed; SANDBOX_N8N sets another one. */
export const n8nFolder = process.env.SANDBOX_N8N ?? path.join(import.meta.dirname, 'n8n');

/**
 * The user’s home folder for n8n, which keeps its `.n8n` in it.
 *
 * It is inside n8n’s own folder so that our installed package finds n8n’s copy of `n8n-workflow`
 * first, as it does in a user’s n8n. In the root it would find the copy for the tests, and errors
 * of one copy are not instances of the other’s classes.
 *
 * SANDBOX_NAME sets a separate folder, so that tests do not touch the data of `npm start`.
 */
export const userFolder = path.join(n8nFolder, '.sandbox', process.env.SANDBOX_NAME ?? '');

/** n8n’s data: its database, its encryption key, and `nodes` with the community packages. */
export const dataFolder = path.join(userFolder, '.n8n');

/** n8n’s embedded database. */
export const databaseFile = path.join(dataFolder, 'database.sqlite');

// Only the owner may read it: the database contains an encrypted access token, and the folder
// its key.
const makeDataFolder = () => mkdirSync(dataFolder, { recursive: true, mode: 0o700 });

makeDataFolder();

/** Deletes all data of n8n, as if it had never been started. */
export function emptyDataFolder(): void {
	rmSync(dataFolder, { recursive: true, force: true });
	makeDataFolder();
}
