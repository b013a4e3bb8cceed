import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sublimeSearch } from '@n8n/utils/search/sublime-search';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { SupabaseManagementTrigger } from '../../nodes/SupabaseManagementTrigger/SupabaseManagementTrigger.node';
import { SupabaseManagementWatchTrigger } from '../../nodes/SupabaseManagementWatchTrigger/SupabaseManagementWatchTrigger.node';
import { description } from '../harness/operations';
import { formsOf, otherPhrases, tasks } from '../harness/searchPhrases';

const nodesFolder = join(__dirname, '..', '..', 'nodes');

/** The texts that n8n’s node panel searches: names, and the aliases in the file beside the node. */
const panel = [
	description,
	new SupabaseManagementTrigger().description,
	new SupabaseManagementWatchTrigger().description,
].map(({ displayName }) => {
	const name = displayName.replace(/ /g, '');
	const codex = readFileSync(join(nodesFolder, name, `${name}.node.json`), 'utf8');
	return { properties: { displayName, codex: JSON.parse(codex) as { alias: string[] } } };
});

const aliasesOf = (name: string) =>
	panel.find(({ properties }) => properties.displayName === name)!.properties.codex.alias;

const namesIn = (properties: INodeProperties[], select: string) =>
	(properties.find(({ name }) => name === select)!.options as INodePropertyOptions[]).map(
		({ name }) => name,
	);

/** The nodes that n8n’s own search finds. */
const found = (phrase: string) =>
	sublimeSearch(phrase, panel).map(({ item }) => item.properties.displayName);

describe('the search of n8n’s node panel', () => {
	it.each(tasks.map((task) => [task.join(' '), formsOf(task)] as const))(
		'finds our node with “%s”, in every form',
		(_task, forms) => {
			const lost = forms.filter((phrase) => !found(phrase).includes('Supabase Management'));
			expect(lost).toEqual([]);
		},
	);

	it.each(otherPhrases)('finds our node with “%s”', (phrase) => {
		expect(found(phrase)).toContain('Supabase Management');
	});

	it.each(namesIn(description.properties, 'resource'))(
		'finds our node by the resource %s, with and after Supabase',
		(name) => {
			const lost = [`supabase ${name}`, `${name} supabase`]
				.map((phrase) => phrase.toLowerCase())
				.filter((phrase) => !found(phrase).includes('Supabase Management'));
			expect(lost).toEqual([]);
		},
	);

	it.each(namesIn(new SupabaseManagementWatchTrigger().description.properties, 'watch'))(
		'finds the Watch Trigger by the subject of a watch: %s',
		(name) => {
			const phrase = `supabase ${name.toLowerCase()}`;
			expect(found(phrase)).toContain('Supabase Management Watch Trigger');
		},
	);

	it('has no aliases without the name Supabase, except these', () => {
		const all = panel.flatMap(({ properties }) => aliasesOf(properties.displayName));
		const other = all.filter((alias) => !alias.includes('supabase'));
		expect([...new Set(other)].sort()).toEqual(['devops', 'management api', 'postgres']);
	});

	it('has each alias only once', () => {
		const aliases = aliasesOf('Supabase Management');
		expect(aliases).toEqual([...new Set(aliases)]);
	});
});
