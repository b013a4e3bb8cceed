import {
	isOneTransaction,
	migrationNamed,
} from '../../nodes/SupabaseManagement/v1/resources/migration/migrationFile';
import { applyQuery } from '../../nodes/SupabaseManagement/v1/resources/migration/applyQuery';
import {
	digestOf,
	planMigrations,
	type AppliedMigration,
} from '../../nodes/SupabaseManagement/v1/resources/migration/planMigrations';

describe('the name of a migration file', () => {
	it.each<[string, string, string]>([
		['20261101093000_create_widgets.sql', '20261101093000', 'create_widgets'],
		['supabase/migrations/20261101093000_create_widgets.sql', '20261101093000', 'create_widgets'],
		['0001_init.sql', '0001', 'init'],
		['1_.sql', '1', ''],
		['1_a.b’s _c.sql', '1', 'a.b’s _c'],
	])('%s has a version and a name', (path, version, name) =>
		expect(migrationNamed(path)).toEqual({ version, name }),
	);

	it.each([
		'create_widgets.sql',
		'20261101.sql',
		'1_a.SQL',
		'1_a.sql.txt',
		'1-a.sql',
		'a/1_b/c.sql',
	])('%s is not valid', (path) => expect(migrationNamed(path)).toBeUndefined());
});

const file = (version: string, sql = `select ${version};`) => ({
	file: `${version}_m.sql`,
	version,
	name: 'm',
	sql,
});
const applied = (version: string, sql = `select ${version};`): AppliedMigration => ({
	version,
	name: 'm',
	digest: digestOf(sql),
});

describe('the plan', () => {
	it.each<[string, string[], AppliedMigration[], string[]]>([
		['nothing at all', [], [], []],
		['new files, in any order', ['3', '1', '2'], [], ['1 apply', '2 apply', '3 apply']],
		[
			'files that are applied',
			['1', '2'],
			[applied('1'), applied('2')],
			['1 unchanged', '2 unchanged'],
		],
		['new ones after them', ['1', '2'], [applied('1')], ['1 unchanged', '2 apply']],
		['other SQL', ['1'], [applied('1', 'drop table x')], ['1 changed']],
		[
			'SQL that is not recorded',
			['1', '2'],
			[{ version: '1' }, { version: '2', digest: null }],
			['1 unknown', '2 unknown'],
		],
		['a missing file', ['2'], [applied('1'), applied('2')], ['1 missing', '2 unchanged']],
		['missing files only', [], [applied('1')], ['1 missing']],
		['an old new one', ['1', '2', '3'], [applied('2')], ['1 outOfOrder', '2 unchanged', '3 apply']],
		[
			'all kinds',
			['1', '2', '4', '5'],
			[applied('2', 'x'), applied('3'), applied('4')],
			['1 outOfOrder', '2 changed', '3 missing', '4 unchanged', '5 apply'],
		],
		['versions as text, as the CLI orders them', ['10', '9'], [], ['10 apply', '9 apply']],
	])('with %s', (_what, versions, existing, expected) => {
		const plan = planMigrations(
			versions.map((version) => file(version)),
			existing,
		);
		expect(plan.map(({ version, change }) => `${version} ${change}`)).toEqual(expected);
	});

	it('does not depend on the split and layout of SQL', () => {
		expect(digestOf('select 1;\r\n\n select 2 ;\n')).toBe(
			digestOf(['select 1', 'select 2'].join('')),
		);
		expect(digestOf('select 1;')).not.toBe(digestOf('select 2;'));
		expect(digestOf('select \u00a01')).not.toBe(digestOf('select 1'));
	});
});

describe('a migration', () => {
	it.each([
		'create table a ();',
		'begin; create table a (); commit;',
		'BEGIN;\ncreate table a ();\nEND',
		'-- first\nstart transaction; select 1; commit -- last',
		'create function f() returns void language plpgsql as $$ begin perform 1; end; $$;',
		'create function f() returns void language plpgsql as $f$ begin commit; end; $f$;',
		"do 'begin commit; end';",
		'create function f() returns int language sql begin atomic select 1; select 2; end;',
		"select ';commit;', 'it''s; commit', e'\\'; commit; ', \"; rollback; \";",
		'/* commit; */ select 1; -- ; rollback;\nselect 2;',
		'select * from commits; select 1 as begins;',
	])('can be applied in one request: %s', (sql) => expect(isOneTransaction(sql)).toBe(true));

	it.each([
		'begin;',
		'begin; select 1;',
		'select 1; commit;',
		'begin; select 1; commit; select 2;',
		'begin; select 1; rollback;',
		'begin; select 1; commit; begin; select 2; commit;',
		'select 1; rollback; select 2',
		'select 1;\nEND;\nselect 2;',
		'abort',
		"begin; select 1; prepare transaction 'x'",
	])('cannot be applied in one request: %s', (sql) => expect(isOneTransaction(sql)).toBe(false));

	it('of many megabytes is checked quickly', () => {
		const text = `insert into a values ('${"it''s; commit; ".repeat(500_000)}');`;
		expect(isOneTransaction(text)).toBe(true);
	});

	it('is recorded before it is run, without moving its lines or ending its strings', () => {
		const sql = "select '$m$';\nselect 2; -- no line break";
		const query = applyQuery({ file: '1_it’s.sql', version: '1', name: `a'b`, sql }, false);
		expect(query).toMatch(
			/^insert into supabase_migrations\.schema_migrations .*; select '\$m\$';\n/,
		);
		expect(query.endsWith(sql)).toBe(true);
		expect(query).toContain("values ('1', 'a''b', array[");
		expect(applyQuery({ file: 'f', version: '1', name: '', sql }, true)).toMatch(
			/^create schema if not exists supabase_migrations; [^\n]*insert into/,
		);
	});
});
