import { fork } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import path from 'node:path';

/** The variables that tell the tests where their n8n and their sandbox API are. */
export type Place = NodeJS.ProcessEnv;

/**
 * Starts places one after another: n8n takes all of a processor’s core while it starts.
 *
 * @param tarball the packed package, which stays
 * @param count how many
 */
export async function startPlaces(tarball: string, count: number): Promise<Place[]> {
	const places: Place[] = [];
	for (let number = 1; number <= count; number++) {
		places.push(await startPlace(`${process.env.SANDBOX_NAME}-${number}`, tarball));
	}
	return places;
}

async function startPlace(name: string, tarball: string): Promise<Place> {
	const copy = path.join(path.dirname(tarball), `${name}.tgz`);
	copyFileSync(tarball, copy);
	const child = fork(path.join(import.meta.dirname, 'place.ts'), [copy], {
		env: { ...process.env, SANDBOX_NAME: name },
		// Ctrl-C reaches the parent alone, which disconnects when it ends.
		detached: true,
	});
	return await new Promise((resolve, reject) => {
		child.once('message', (place) => resolve(place as Place));
		child.once('close', () => reject(new Error(`${name} could not be started.`)));
	});
}
