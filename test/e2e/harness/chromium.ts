import { existsSync } from 'node:fs';

/** The browser of the machine: playwright-core brings none. */
export function findChromium(): string {
	const executable = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
	if (existsSync(executable)) return executable;
	throw new Error(
		`There is no browser at ${executable}. Install Chromium (on Debian: apt-get install chromium) ` +
			'or set CHROMIUM_PATH to where it is.',
	);
}

/** Keeps it from asking for anything but what the pages need. */
export const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
