import { expect, type Json } from '../steps.ts';
import { unending } from '../time.ts';
import type { Sdk } from './sdk.ts';

/** Projects, from creation to deletion. */
export async function tryProjects(sdk: Sdk): Promise<void> {
	const body = {
		name: 'Shop',
		organization_slug: 'acme',
		db_pass: 'correct-horse-battery',
		region: 'eu-central-1',
	};
	const created = await sdk.call('createAProject', [body], { name: 'Shop' });
	const ref = created?.ref ?? created?.id;
	await sdk.refuse('createAProject', [body], 409, /./);
	await sdk.runs('a project comes up', async () => await sdk.until(ref, 'ACTIVE_HEALTHY'));
	await sdk.call('getProject', [ref], { ref, region: 'eu-central-1' });
	await sdk.call('updateAProject', [ref, { name: 'Shop 2' }]);
	await sdk.runs('listAllProjects shows the new name', async () => {
		const { data } = await sdk.run('listAllProjects', []);
		expect(
			data.find((each: Json) => each.ref === ref),
			{ name: 'Shop 2' },
		);
	});
	await sdk.call('listAllProjects', []);
	await sdk.call('getAllProjectsForOrganization', ['acme', { search: 'Shop' }], {
		projects: [{ ref }],
	});
	await sdk.call('getServicesHealth', [ref, { services: ['db', 'auth'] }], [{ name: 'db' }, {}]);
	await sdk.call('setupAReadReplica', [ref, { read_replica_region: 'us-west-1' }]);
	await sdk.runs('removeAReadReplica removes what was set up', async () => {
		const list = async () =>
			(await sdk.run('getAllProjectsForOrganization', ['acme', { search: 'Shop' }])).data
				.projects[0].databases;
		const replica = (await list()).find(({ type }: Json) => type === 'READ_REPLICA');
		await sdk.run('removeAReadReplica', [ref, { database_identifier: replica?.identifier }]);
		expect((await list()).length, 1);
	});
	await sdk.refuse('removeAReadReplica', [ref, { database_identifier: 'none' }], 404, /./);
	await sdk.call('getPostgresUpgradeEligibility', [ref]);
	await sdk.call('getPostgresUpgradeStatus', [ref]);
	await sdk.call('upgradePostgresVersion', [ref, { target_version: '17' }]);
	await sdk.until(ref, 'ACTIVE_HEALTHY');
	await sdk.call('pauseAProject', [ref]);
	await sdk.runs('a project is paused', async () => await sdk.until(ref, 'INACTIVE'));
	await sdk.call('listAvailableRestoreVersions', [ref]);
	await unending(sdk.setting, async () => await sdk.call('restoreAProject', [ref]));
	await sdk.call('cancelAProjectRestoration', [ref]);
	await sdk.runs('a restoration is cancelled', async () => await sdk.until(ref, 'INACTIVE'));
	await sdk.call('deleteAProject', [ref], { ref });
	await sdk.refuse('getProject', [ref], 400, /Resource has been removed/);
}
