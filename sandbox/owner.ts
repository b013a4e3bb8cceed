import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { n8nFolder, userFolder } from './folders.ts';

/** The account for signing in to the editor. */
export interface Owner {
	email: string;
	password: string;
	passwordHash: string;
}

/**
 * The owner’s account: generated on the first run and kept, because n8n ends all sessions when the
 * password hash changes.
 */
export function readOrCreateOwner(): Owner {
	const file = path.join(userFolder, 'owner.json');
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Owner;
	const requireFromN8n = createRequire(path.join(n8nFolder, 'package.json'));
	const bcrypt = requireFromN8n('bcryptjs') as { hashSync(text: string, rounds: number): string };
	const password = `Sb1-${randomBytes(9).toString('base64url')}`;
	const owner = {
		email: 'owner@example.com',
		password,
		passwordHash: bcrypt.hashSync(password, 10),
	};
	writeFileSync(file, JSON.stringify(owner), { mode: 0o600 });
	return owner;
}
