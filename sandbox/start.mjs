/** `npm start`: installs what is missing, and runs launch.ts. */
import path from 'node:path';

import { runUnderNode24 } from './underNode24.mjs';

await runUnderNode24(path.join(import.meta.dirname, 'launch.ts'));
