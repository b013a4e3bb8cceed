/** `npm run sql`: writes the SQL of Database → Inspect into the published module. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { rootFolder } from '../../sandbox/folders.ts';
import { folder, reportsModule } from './reportsModule.ts';

writeFileSync(path.join(rootFolder, folder, 'reports.ts'), reportsModule(rootFolder));
