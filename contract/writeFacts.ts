import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { factsFile, factsModule } from './facts.ts';

writeFileSync(path.join(import.meta.dirname, '..', factsFile), factsModule());
