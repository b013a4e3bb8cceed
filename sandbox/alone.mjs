/** `npm run sandbox`: installs what is missing, and starts the stand-in for the API on its own. */
import path from 'node:path';

import { runUnderNode24 } from './underNode24.mjs';

await runUnderNode24(path.join(import.meta.dirname, 'api', 'main.ts'), {}, { withN8n: false });
