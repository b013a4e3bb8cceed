/** `npm run test:queue`: installs what is missing, and runs main.ts with an n8n of its own. */
import path from 'node:path';

import { runUnderNode24 } from '../../sandbox/underNode24.mjs';

await runUnderNode24(path.join(import.meta.dirname, 'main.ts'), { SANDBOX_NAME: 'queue' });
