import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { SupabaseManagementWatchTrigger } from '../../nodes/SupabaseManagementWatchTrigger/SupabaseManagementWatchTrigger.node';
import { description } from '../harness/operations';

const nodesFolder = join(__dirname, '..', '..', 'nodes');

const aliasesOf = (node: string) =>
	(
		JSON.parse(readFileSync(join(nodesFolder, node, `${node}.node.json`), 'utf8')) as {
			alias: string[];
		}
	).alias;

const namesIn = (properties: INodeProperties[], select: string) =>
	(properties.find(({ name }) => name === select)!.options as INodePropertyOptions[]).map(
		({ name }) => name,
	);

/** As n8n’s node panel searches: all letters of the query, in their order, in one of the aliases. */
const finds = (aliases: string[], query: string) =>
	aliases.some((alias) => {
		const letters = [...alias];
		return [...query].every((letter) => {
			const place = letters.indexOf(letter);
			letters.splice(0, place + 1);
			return place !== -1;
		});
	});

describe('the search of n8n’s node panel', () => {
	it.each(namesIn(description.properties, 'resource'))(
		'finds our node by the resource %s',
		(name) => {
			expect(finds(aliasesOf('SupabaseManagement'), `supabase ${name.toLowerCase()}`)).toBe(true);
		},
	);

	it.each(['edge function', 'create project', 'pause project', 'custom domain', 'sql query'])(
		'finds our node by “%s”, without the name of Supabase',
		(query) => {
			expect(finds(aliasesOf('SupabaseManagement'), query)).toBe(true);
		},
	);

	it.each([
		'inspect database',
		'supabase inspect',
		'table sizes',
		'unused indexes',
		'missing indexes',
		'slow queries',
		'slowest statements',
		'long-running queries',
		'blocked queries',
		'locks',
		'bloat',
		'vacuum',
		'cache hit rate',
		'connections',
		'row level security',
		'rls',
		'list tables',
	])('finds our node by “%s”, which Database → Inspect reports on', (query) => {
		expect(finds(aliasesOf('SupabaseManagement'), query)).toBe(true);
	});

	it.each(namesIn(new SupabaseManagementWatchTrigger().description.properties, 'watch'))(
		'finds the Watch Trigger by what it watches: %s',
		(name) => {
			const aliases = aliasesOf('SupabaseManagementWatchTrigger');
			expect(finds(aliases, `supabase ${name.toLowerCase()}`)).toBe(true);
		},
	);

	it('has no alias without the name of Supabase but these', () => {
		const all = [
			'SupabaseManagement',
			'SupabaseManagementTrigger',
			'SupabaseManagementWatchTrigger',
		].flatMap(aliasesOf);
		const other = all.filter((alias) => !alias.includes('supabase'));
		expect([...new Set(other)].sort()).toEqual(['devops', 'management api', 'postgres']);
	});
});
