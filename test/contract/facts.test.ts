import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { factsFile, factsModule } from '../../contract/facts';

it('the node knows what the contract says: otherwise run `npm run contract:facts`', () => {
	const written = readFileSync(join(__dirname, '../..', factsFile), 'utf8');
	expect(written).toBe(factsModule());
});
