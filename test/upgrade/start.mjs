/** `npm run test:upgrade`: installs what is missing, and runs main.ts. */
import path from 'node:path';

import { runUnderNode24 } from '../../sandbox/underNode24.mjs';

await runUnderNode24(path.join(import.meta.dirname, 'main.ts'), { SANDBOX_NAME: 'upgrade' });
