import { existsSync } from 'node:fs';

/** The machine’s browser: playwright-core includes none. */
export function findChromium(): string {
	const executable = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
	if (existsSync(executable)) return executable;
	throw new Error(
		`There is no browser at ${executable}. Install Chromium (on Debian: apt-get install chromium) ` +
			'or set CHROMIUM_PATH to where it is.',
	);
}

/** Arguments that prevent requests of the browser itself. */
export const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
