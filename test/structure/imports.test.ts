import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { filesIn, root } from '../harness/files';

const v1 = 'nodes/SupabaseManagement/v1/';

/**
 * The published files in layers, from bottom to top: no file imports from a higher layer. A place
 * is a file, or all files of a folder.
 */
const order = [
	'credentials/',
	`${v1}request/operation.ts`,
	`${v1}request/place.ts`,
	`${v1}request/contractFacts.ts`,
	`${v1}request/contract.ts`,
	`${v1}request/envelope.ts`,
	`${v1}request/input/`,
	`${v1}request/guard/`,
	`${v1}request/failure/`,
	`${v1}request/answer/`,
	`${v1}request/client/`,
	`${v1}request/steps.ts`,
	`${v1}request/wait/`,
	`${v1}request/facts.ts`,
	`${v1}request/explain/`,
	`${v1}request/index.ts`,
	`${v1}fields/`,
	`${v1}resources/`,
	`${v1}lists.ts`,
	`${v1}hints.ts`,
	`${v1}SupabaseManagementV1.node.ts`,
	'nodes/SupabaseManagement/SupabaseManagement.node.ts',
	'nodes/SupabaseManagementTrigger/',
	'nodes/SupabaseManagementWatchTrigger/',
];

const files = ['nodes', 'credentials'].flatMap((folder) => filesIn(folder, '.ts'));

/** The imports of a file, including imports of types. */
const importsOf = new Map(
	files.map((file) => {
		const text = readFileSync(join(root, file), 'utf8');
		const imported = [...text.matchAll(/\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/g)].map(
			([, one, other]) => {
				const path = relative(root, join(root, dirname(file), (one ?? other)!));
				return [`${path}.ts`, `${path}/index.ts`].find((each) => files.includes(each)) ?? path;
			},
		);
		return [file, imported] as const;
	}),
);

const heightOf = (file: string) =>
	order.findIndex((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));

it('every file has a place in the order', () => {
	expect(files.filter((file) => heightOf(file) === -1)).toEqual([]);
});

it('every import is of an existing file', () => {
	const all = [...importsOf.values()].flat();
	expect(all.length).toBeGreaterThan(files.length);
	expect(all.filter((file) => !files.includes(file))).toEqual([]);
});

it('no file imports from a higher layer', () => {
	const upward = [...importsOf].flatMap(([file, imported]) =>
		imported
			.filter((other) => heightOf(other) > heightOf(file))
			.map((other) => `${file} imports ${other}`),
	);
	expect(upward).toEqual([]);
});

it('there are no circular imports', () => {
	const done = new Set<string>();
	const circles: string[] = [];
	const visit = (file: string, path: string[]) => {
		if (path.includes(file)) {
			circles.push([...path.slice(path.indexOf(file)), file].join(' imports '));
			return;
		}
		if (done.has(file)) return;
		for (const other of importsOf.get(file)!) visit(other, [...path, file]);
		done.add(file);
	};
	for (const file of files) visit(file, []);
	expect(circles).toEqual([]);
});
