import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { factsFile, factsModule } from '../../contract/facts';

it('the node’s facts match the contract; if not, run `npm run contract:facts`', () => {
	const written = readFileSync(join(__dirname, '../..', factsFile), 'utf8');
	expect(written).toBe(factsModule());
});
