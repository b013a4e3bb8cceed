import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { filesIn, isGenerated, root } from '../harness/files';

it('no source file is longer than 400 lines, unless it is generated', () => {
	const folders = ['nodes', 'credentials', 'contract', 'sandbox', 'docs', 'bench', 'test'];
	const long = folders
		.flatMap((folder) => filesIn(folder, '.ts'))
		.filter((file) => !isGenerated(file))
		.map((file) => [file, readFileSync(join(root, file), 'utf8').split('\n').length - 1] as const)
		.filter(([, lines]) => lines > 400);
	expect(long).toEqual([]);
});
