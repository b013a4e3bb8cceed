/** `npm run sandbox`: installs what is missing, and starts only the sandbox. */
import path from 'node:path';

import { runUnderNode24 } from './underNode24.mjs';

await runUnderNode24(path.join(import.meta.dirname, 'api', 'main.ts'), {}, { withN8n: false });
