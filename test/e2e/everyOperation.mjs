/** `npm run test:editor`: opens every operation in n8n’s editor. */
import path from 'node:path';

import { runUnderNode24 } from '../../sandbox/underNode24.mjs';

process.argv.push('editor');
await runUnderNode24(path.join(import.meta.dirname, 'main.ts'), {
	SANDBOX_NAME: 'editor',
	E2E_EVERY_OPERATION: 'yes',
});
