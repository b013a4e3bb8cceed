import { expect, type Json } from '../steps.ts';
import type { Sdk } from './sdk.ts';

/** SQL, migrations, types, access, backups and logs. */
export async function tryDatabase(sdk: Sdk): Promise<void> {
	const ref = sdk.ref('Acme Production');
	await sdk.call('runAQuery', [ref, { query: 'select 1 as a; select 2 as b' }], [{ b: 2 }]);
	await sdk.call(
		'readOnlyQuery',
		[ref, { query: 'select current_user' }],
		[{ current_user: 'supabase_read_only_user' }],
	);
	await sdk.refuse('readOnlyQuery', [ref, { query: 'delete from orders' }], 400, /25006/);
	await sdk.refuse('runAQuery', [ref, { query: 'selct' }], 400, /42601: syntax error/);
	await sdk.refuse(
		'runAQuery',
		[sdk.ref('Acme Archive'), { query: 'select 1' }],
		544,
		/Failed to run sql query: Connection terminated/,
	);

	const before = (await sdk.call('listMigrationHistory', [ref])) ?? [];
	const create = 'create table public.widgets (id bigint primary key, label text)';
	const migration = {
		query: create,
		name: 'create_widgets',
		rollback: 'drop table public.widgets',
	};
	await sdk.call('applyAMigration', [ref, migration]);
	await sdk.call('upsertAMigration', [ref, { query: 'select 1', name: 'noted' }]);
	const after = (await sdk.run('listMigrationHistory', [ref])).data;
	await sdk.runs('applied migrations are listed', async () => {
		const added = after.slice(before.length).map(({ name }: Json) => name);
		expect(added, ['create_widgets', 'noted']);
	});
	const version = after[before.length]?.version;
	await sdk.call('patchAMigration', [ref, version, { name: 'widgets' }]);
	await sdk.call('getAMigration', [ref, version], {
		version,
		name: 'widgets',
		statements: [create],
	});
	await sdk.call('generateTypescriptTypes', [ref], { types: /widgets: \{\s+Row: \{\s+id: number/ });
	await sdk.call('getDatabaseMetadata', [ref], { databases: [{ name: 'postgres' }] });
	await sdk.call('rollbackMigrations', [ref, { gte: version }]);
	await sdk.refuse('runAQuery', [ref, { query: 'select * from widgets' }], 400, /42P01/);

	await sdk.call('enableDatabaseWebhook', [ref]);
	await sdk.call('updateDatabasePassword', [ref, { password: 'correct-horse-battery' }]);
	await sdk.call('getReadonlyModeStatus', [ref]);
	await sdk.call('disableReadonlyModeTemporarily', [ref]);
	await sdk.call('createLoginRole', [ref, { read_only: true }], { role: /./, password: /./ });
	await sdk.call('deleteLoginRoles', [ref]);
	await sdk.call('updateJitAccessConfig', [ref, { state: 'enabled' }]);
	await sdk.call('getJitAccessConfig', [ref], { state: 'enabled' });
	const user_id = '55555555-5555-4555-8555-555555555555';
	await sdk.call('updateJitAccess', [ref, { user_id, roles: [{ role: 'postgres' }] }]);
	await sdk.call('getJitAccess', [ref]);
	await sdk.call('listJitAccess', [ref]);
	await sdk.call('authorizeJitAccess', [ref, { role: 'postgres', rhost: '203.0.113.10' }]);
	await sdk.call('deleteJitAccess', [ref, user_id]);

	await sdk.call('listAllBackups', [ref], { region: /./, pitr_enabled: false });
	await sdk.call('createRestorePoint', [ref, { name: 'before' }], { name: 'before' });
	await sdk.call('getRestorePoint', [ref, { name: 'before' }], { name: 'before' });
	await sdk.call('undo', [ref, { name: 'before' }]);
	const target = { recovery_time_target_unix: 1_767_225_600 };
	await sdk.refuse('restorePitrBackup', [ref, target], 400, /PITR is not enabled/);

	await sdk.refuse('getProjectLogs', [ref, { sql: 'select 1' }], 410, /removed|gone/i);
	await sdk.call('getProjectUsageApiCount', [ref, { interval: '1day' }]);
	await sdk.call('getProjectUsageRequestCount', [ref]);
	await sdk.call('getPerformanceAdvisors', [ref], { lints: /./ });
	await sdk.call('getSecurityAdvisors', [ref], { lints: /./ });
	await sdk.call('listAllSnippets', [{ project_ref: ref }]);
	const { data } = (await sdk.run('listAllSnippets', [{ project_ref: ref }])).data;
	await sdk.call('getASnippet', [data[0]?.id], { id: data[0]?.id, content: { sql: /select/ } });
	const unknown = '00000000-0000-4000-8000-000000000000';
	await sdk.refuse('getASnippet', [unknown], 406, /Failed to retrieve SQL snippet/);
}
