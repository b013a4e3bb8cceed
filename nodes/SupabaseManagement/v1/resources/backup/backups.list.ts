import { listOf, minuteOf, named } from '../../fields/list';
import { identifier, list, record, text, yesOrNo } from '../../request/answer/shape';

const answer = record({
	backups: list(
		record({ id: identifier, is_physical_backup: yesOrNo, inserted_at: text, status: text }),
	),
});

/** The backups of the selected project that the operation can use, newest first. */
export const searchBackups = listOf(async (reader) => {
	// A physical backup is a copy of the disk. It cannot be downloaded, and only physical backups are
	// restored by ID.
	const isPhysical = reader.operation() === 'restorePhysicalBackup';
	const { backups } = await reader.read('GET /v1/projects/{ref}/database/backups', answer);
	return backups
		.filter((backup) => backup.is_physical_backup === isPhysical)
		.sort((a, b) => b.inserted_at.localeCompare(a.inserted_at))
		.map(({ id, inserted_at: at, status }) => ({
			name: named(minuteOf(at), status.toLowerCase()),
			value: String(id),
		}));
});
