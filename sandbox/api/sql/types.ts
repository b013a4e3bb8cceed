import type { Query } from './run.ts';

type Column = {
	relation: string;
	kind: 'table' | 'view';
	name: string;
	type: string;
	isNullable: boolean;
	hasDefault: boolean;
	isAlwaysGenerated: boolean;
};

type ForeignKey = {
	relation: string;
	name: string;
	columns: string[];
	target: string;
	targetColumns: string[];
	isUnique: boolean;
};

type Enum = { name: string; values: string[] };

type Function = { name: string; arguments: Array<{ name: string; type: string }>; result: string };

type Schema = {
	name: string;
	columns: Column[];
	foreignKeys: ForeignKey[];
	enums: Enum[];
	functions: Function[];
};

const schemasQuery = `
select n.nspname as name,
	(select coalesce(json_agg(c order by c.relation, c.name), '[]') from (
		select r.relname as relation, case when r.relkind in ('v', 'm') then 'view' else 'table' end as kind,
			a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as "isNullable",
			a.atthasdef or a.attidentity <> '' as "hasDefault",
			a.attidentity = 'a' or a.attgenerated <> '' as "isAlwaysGenerated"
		from pg_class r join pg_attribute a on a.attrelid = r.oid
		where r.relnamespace = n.oid and r.relkind in ('r', 'p', 'f', 'v', 'm')
			and a.attnum > 0 and not a.attisdropped
	) c) as columns,
	(select coalesce(json_agg(k order by k.name), '[]') from (
		select r.relname as relation, f.conname as name, t.relname as target,
			(select json_agg(a.attname) from unnest(f.conkey) key
				join pg_attribute a on a.attrelid = f.conrelid and a.attnum = key) as columns,
			(select json_agg(a.attname) from unnest(f.confkey) key
				join pg_attribute a on a.attrelid = f.confrelid and a.attnum = key) as "targetColumns",
			exists (select from pg_index i where i.indrelid = r.oid and i.indisunique
				and i.indkey::int2[] = f.conkey) as "isUnique"
		from pg_constraint f join pg_class r on r.oid = f.conrelid join pg_class t on t.oid = f.confrelid
		where f.contype = 'f' and r.relnamespace = n.oid
	) k) as "foreignKeys",
	(select coalesce(json_agg(e order by e.name), '[]') from (
		select t.typname as name, json_agg(v.enumlabel order by v.enumsortorder) as values
		from pg_type t join pg_enum v on v.enumtypid = t.oid
		where t.typnamespace = n.oid group by t.typname
	) e) as enums,
	(select coalesce(json_agg(f order by f.name), '[]') from (
		select p.proname as name, format_type(p.prorettype, null) as result,
			(select coalesce(json_agg(json_build_object('name', p.proargnames[number],
				'type', format_type(type, null)) order by number), '[]')
				from unnest(p.proargtypes) with ordinality as a (type, number)) as arguments
		from pg_proc p where p.pronamespace = n.oid and p.prokind = 'f'
			and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
	) f) as functions
from pg_namespace n where n.nspname = any($1) order by n.nspname`;

const numbers = ['smallint', 'integer', 'bigint', 'real', 'double precision', 'numeric'];

/** The TypeScript type of the JSON that PostgREST returns for a PostgreSQL type. */
function typeOf(type: string, enums: Map<string, string>): string {
	if (type.endsWith('[]')) return `${typeOf(type.slice(0, -2), enums)}[]`;
	if (numbers.includes(type)) return 'number';
	if (type === 'boolean') return 'boolean';
	if (type === 'json' || type === 'jsonb') return 'Json';
	if (type === 'void') return 'undefined';
	if (type === 'record') return 'Record<string, unknown>';
	const known = enums.get(type);
	if (known) return known;
	const isText = /^(text|uuid|inet|cidr|bytea|name|"?char|character|date|time|interval|bit)/;
	return isText.test(type) ? 'string' : 'unknown';
}

const indent = (lines: string[]) => lines.map((line) => (line === '' ? line : `  ${line}`));

const keyOf = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** `name: { … }`, as lines. An empty list becomes a type without keys. */
const block = (name: string, lines: string[]) => [
	`${keyOf(name)}: {`,
	...indent(lines.length > 0 ? lines : ['[_ in never]: never']),
	'}',
];

function relationship(key: ForeignKey): string[] {
	return [
		'{',
		...indent([
			`foreignKeyName: ${JSON.stringify(key.name)}`,
			`columns: ${JSON.stringify(key.columns)}`,
			`isOneToOne: ${key.isUnique}`,
			`referencedRelation: ${JSON.stringify(key.target)}`,
			`referencedColumns: ${JSON.stringify(key.targetColumns)}`,
		]),
		'},',
	];
}

function relation(name: string, columns: Column[], keys: ForeignKey[], enums: Map<string, string>) {
	const nullable = ({ isNullable, type }: Column) =>
		`${typeOf(type, enums)}${isNullable ? ' | null' : ''}`;
	const written = (column: Column, isOptional: boolean) => {
		if (column.isAlwaysGenerated) return `${keyOf(column.name)}?: never`;
		return `${keyOf(column.name)}${isOptional ? '?' : ''}: ${nullable(column)}`;
	};
	const isTable = columns[0]?.kind === 'table';
	const parts = [
		block(
			'Row',
			columns.map((each) => `${keyOf(each.name)}: ${nullable(each)}`),
		),
	];
	if (isTable) {
		const insert = columns.map((each) => written(each, each.isNullable || each.hasDefault));
		const update = columns.map((each) => written(each, true));
		parts.push(block('Insert', insert), block('Update', update));
	}
	const list = keys.flatMap(relationship);
	parts.push(list.length > 0 ? ['Relationships: [', ...indent(list), ']'] : ['Relationships: []']);
	return block(name, parts.flat());
}

function functionLines({ name, arguments: given, result }: Function, enums: Map<string, string>) {
	const fields = given.map((each) => `${keyOf(each.name)}: ${typeOf(each.type, enums)}`);
	const argument = fields.length > 0 ? `{ ${fields.join('; ')} }` : 'never';
	return `${keyOf(name)}: { Args: ${argument}; Returns: ${typeOf(result, enums)} }`;
}

function schemaLines(schema: Schema, enums: Map<string, string>): string[] {
	const relations = (kind: Column['kind']) => {
		const columns = schema.columns.filter((column) => column.kind === kind);
		const names = [...new Set(columns.map((column) => column.relation))];
		return names.flatMap((name) =>
			relation(
				name,
				columns.filter((column) => column.relation === name),
				schema.foreignKeys.filter((key) => key.relation === name),
				enums,
			),
		);
	};
	const values = schema.enums.map(
		({ name, values: labels }) =>
			`${keyOf(name)}: ${labels.map((label) => JSON.stringify(label)).join(' | ')}`,
	);
	return block(schema.name, [
		...block('Tables', relations('table')),
		...block('Views', relations('view')),
		...block(
			'Functions',
			schema.functions.map((each) => functionLines(each, enums)),
		),
		...block('Enums', values),
		...block('CompositeTypes', []),
	]);
}

const json = `export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]
`;

/**
 * The types of a database’s schemas, in the format of supabase-js.
 *
 * @param ask Runs a query in the database.
 */
export async function typesOf(
	schemas: string[],
	ask: (query: Query) => Promise<unknown[]>,
): Promise<string> {
	const query: Query = { sql: schemasQuery, parameters: [schemas], mode: 'readOnly' };
	const found = (await ask(query)) as Schema[];
	const enums = new Map(
		found.flatMap(({ name, enums: list }) =>
			list.flatMap((each) => {
				const type = `Database["${name}"]["Enums"]["${each.name}"]`;
				return [[each.name, type] as const, [`${name}.${each.name}`, type] as const];
			}),
		),
	);
	const lines = found.flatMap((schema) => schemaLines(schema, enums));
	return `${json}\nexport type Database = {\n${indent(lines).join('\n')}\n}\n`;
}
