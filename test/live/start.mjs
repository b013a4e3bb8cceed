/** `npm run test:live`: sets a separate folder for n8n’s engine, and runs main.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { loadTypeScript } from '../../contract/loadTypeScript.mjs';

// Otherwise, n8n would use the folder of the user’s own n8n, and log every error.
process.env.N8N_USER_FOLDER = mkdtempSync(path.join(tmpdir(), 'live-'));
process.env.N8N_LOG_LEVEL = 'silent';
process.on('exit', () => rmSync(process.env.N8N_USER_FOLDER, { recursive: true, force: true }));

loadTypeScript();
const require = createRequire(import.meta.url);
require('../harness/patientRegex');
await require('./main').main(process.argv.slice(2), process.env);
