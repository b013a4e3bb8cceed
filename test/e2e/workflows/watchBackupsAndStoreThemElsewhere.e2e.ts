/** Stores backups elsewhere, and reports failed and missing ones. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, askSandbox, type Project, projectOf, requestsOf } from '../harness/sandbox.ts';
import { openStorage, storageKey } from '../harness/storage.ts';

const { n8n } = tryReadyMade();
const storage = openStorage();

describe('Watch backups and store them elsewhere', () => {
	const backup = (id: number, status: string, isPhysical = false) => ({
		id,
		status,
		is_physical_backup: isPhysical,
		inserted_at: '2026-01-03T00:00:00Z',
	});

	const backupsOf: Record<string, unknown[]> = {
		'Acme Production': [backup(1, 'COMPLETED'), backup(2, 'FAILED')],
		'Globex Shop': [],
	};

	const run = async (folder: string) => {
		const answer = { region: 'us-east-1', walg_enabled: true, pitr_enabled: false };
		const projects = await askSandbox<Project[]>('GET', '/v1/projects');
		for (const { ref, name } of projects) {
			const backups = backupsOf[name] ?? [backup(3, 'COMPLETED', true)];
			await answerOnce('v1-list-all-backups', { ...answer, backups }, { path: ref });
		}
		const file = await new ReadyMade('watch-backups-and-store-them-elsewhere')
			.set({ storageAddress: `${storage().address}/${folder}` })
			.useCredential(n8n(), 'httpHeaderAuth', storageKey);
		return await file.execute(n8n(), 'Backup ends or is overdue');
	};

	it('stores completed backups, and reports failed and missing ones', async () => {
		const { ref } = await projectOf('Acme Production');
		const { error, jsonOf } = await run('backups');
		expect(error).toBeUndefined();
		expect(await requestsOf('v2-download-project-backup')).toHaveLength(1);
		expect(
			storage().received.map(({ method, path, headers, body }) => ({
				method,
				path,
				key: headers.authorization,
				body: body.toString(),
			})),
		).toEqual([
			{
				method: 'POST',
				path: `/backups/${ref}/1-backup.gz`,
				key: storageKey.value,
				body: 'A file of the sandbox.',
			},
		]);
		expect(jsonOf('Send message')).toEqual([
			{ text: 'Backups of Acme Production: the backup of 2026-01-03T00:00:00Z has failed.' },
			{ text: 'Backups of Globex Shop: there are none.' },
		]);
	});

	it('reports if the storage refuses a backup', async () => {
		const { jsonOf } = await run('full');
		expect(jsonOf('Send message')).toContainEqual({
			text: expect.stringMatching(/^Backup 1 of Acme Production could not be stored: .*507/),
		});
	});
});
