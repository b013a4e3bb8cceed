import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { facts } from '../../nodes/SupabaseManagement/v1/resources/facts';
import { operations } from '../../test/harness/operations';
import { chinese } from './chinese';
import { errorTable } from './errors';
import { limitInWords } from './limits';
import { linkTo } from './links';
import { code, listed, table } from './markdown';
import { resourceOf } from './nodeResources';
import { ownErrorTable } from './ownErrors';
import { themes } from './resources';

/** Handwritten pages with a generated table between two markers. */
export const pagesWithTables = [
	'README.md',
	'README_zh-CN.md',
	'docs/errors.md',
	'docs/rate-limits-and-retries.md',
	'docs/waiting.md',
];

const tables: Record<string, () => string> = {
	resources: () => resourceTable('Resources, with their number of operations', (name) => name),
	资源: () => resourceTable('资源及其操作数量', (name, value) => chineseName(value, name)),
	waits: waitTable,
	limits: limitTable,
	errors: errorTable,
	'own errors': ownErrorTable,
};

/** Replaces the tables between their markers. */
export function withTables(page: string): string {
	return page.replace(
		/(<!-- (.+): made by `npm run docs` -->).*?(<!-- end of \2 -->)/gs,
		(_all, begin: string, name: string, end: string) => {
			const make = tables[name];
			if (make === undefined) throw new Error(`There is no table called ${name}`);
			return `${begin}\n\n${make()}\n\n${end}`;
		},
	);
}

function resourceTable(head: string, nameOf: (name: string, value: string) => string): string {
	const rows = themes.map((theme) => [
		nameOf(theme.name, theme.name),
		Object.keys(theme.resources)
			.map((value) => {
				const { name, operations: own } = resourceOf(value);
				return `[${nameOf(name, value)}](docs/resources/${value}.md) ${own.length}`;
			})
			.join(' · '),
	]);
	return table(['', head], rows);
}

/** The editor is in English, so the English name follows in brackets. */
function chineseName(value: string, name: string): string {
	const translated = chinese[value];
	if (translated === undefined) throw new Error(`docs/generate/chinese.ts lacks ${value}`);
	return translated === name || value === name ? translated : `${translated}（${name}）`;
}

/** Only limits that differ from the usual one. */
function limitTable(): string {
	const usual = limitInWords('GET /v1/organizations');
	const others = operations
		.map((operation) => [operation, limitInWords(operation.key as OperationKey)] as const)
		.filter(([, limit]) => limit !== usual);
	return table(
		['Operation', 'Limit'],
		others.map(([operation, limit]) => [linkTo(operation), limit]),
	);
}

/** Operations that end in the same states share a row. */
function waitTable(): string {
	const rows = new Map<string, { names: string[]; ends: string[] }>();
	for (const operation of operations) {
		const wait = facts[`${operation.resource}:${operation.operation}`]?.wait;
		if (wait === undefined) continue;
		const { what, done, failed } = wait;
		const ends = [
			what,
			listed(done.map(code), 'or'),
			failed.length === 0 ? '–' : failed.map(code).join(', '),
		];
		const row = rows.get(ends.join()) ?? { names: [], ends };
		row.names.push(linkTo(operation));
		rows.set(ends.join(), row);
	}
	return table(
		['Operation', 'What is polled', 'Done at', 'Fails at'],
		[...rows.values()].map(({ names, ends }) => [names.join(', '), ...ends]),
	);
}
