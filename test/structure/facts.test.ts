import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import type { Facts } from '../../nodes/SupabaseManagement/v1/request/facts';
import { facts } from '../../nodes/SupabaseManagement/v1/resources/facts';
import { filesIn, isGenerated, root } from '../harness/files';
import { belongsTo, description, operations } from '../harness/operations';

const resources = 'nodes/SupabaseManagement/v1/resources';

/**
 * Lists that are relevant for security. They are audited as a whole, so they are not part of the
 * facts.
 */
const audited = ['answer/secrets', 'guard/otherProjects', 'guard/readingPosts', 'guard/signIn'].map(
	(name) => `nodes/SupabaseManagement/v1/request/${name}.ts`,
);

/** The keys of each resource’s facts. */
const keysOf = new Map(
	filesIn(resources, '/facts.ts')
		.filter((file) => file !== `${resources}/facts.ts`)
		.map((file) => {
			// eslint-disable-next-line @typescript-eslint/no-require-imports
			const own = require(join(root, file)) as { facts: Facts };
			return [file.split('/').at(-2)!, Object.keys(own.facts)] as const;
		}),
);

it('the facts of every resource are included, and none twice', () => {
	const all = [...keysOf.values()].flat();
	expect(all.length).toBeGreaterThan(50);
	expect([...new Set(all)]).toEqual(all);
	expect(Object.keys(facts).sort()).toEqual(all.sort());
});

it.each([...keysOf])('each fact of %s is about an operation of the resource', (resource, keys) => {
	const own = operations.filter((operation) => operation.resource === resource);
	const known = own.flatMap(({ key, operation }) => [key, `${resource}:${operation}`]);
	expect(keys.filter((key) => !known.includes(key))).toEqual([]);
});

const fieldsOf = (name: string) => description.properties.filter((field) => field.name === name);

it('an operation with pages offers Return All and Limit', () => {
	const paged = operations.filter(({ key }) => facts[key as OperationKey]?.pages !== undefined);
	expect(paged.length).toBeGreaterThan(10);
	const without = paged.flatMap(({ resource, operation }) =>
		['returnAll', 'limit']
			.filter((name) => !fieldsOf(name).some((field) => belongsTo(field, resource, operation)))
			.map((name) => `${resource}:${operation} ${name}`),
	);
	expect(without).toEqual([]);
});

it('only a few files name an operation by method and path', () => {
	const files = filesIn('nodes', '.ts')
		.filter((file) => !isGenerated(file) && !audited.includes(file))
		.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
	const mentions = operations.map(({ key, resource }) => {
		const places = files.filter(([, text]) => text.includes(`'${key}'`)).map(([file]) => file);
		return { key, files: [...new Set([`${resources}/${resource}/index.ts`, ...places])] };
	});
	const counts = mentions.map((each) => each.files.length).sort((one, other) => one - other);
	const summary = `median ${counts[Math.floor(counts.length / 2)]}, maximum ${counts.at(-1)}`;
	expect({ summary, tooMany: mentions.filter((each) => each.files.length > 4) }).toEqual({
		summary: expect.stringMatching(/^median [12], /),
		tooMany: [],
	});
});
