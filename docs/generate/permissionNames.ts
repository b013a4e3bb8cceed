import { contract } from '../../nodes/SupabaseManagement/v1/request/contract';
import { dashboardNames } from './dashboardNames';
import { code, table } from './markdown';

const all = Object.values(contract).flatMap(({ permissions = [] } = {}) => permissions.flat());

/** The permissions that operations need, by what the dashboard calls them. */
export function permissionNameTable(): string {
	const needed = new Map<string, string[]>();
	for (const permission of [...new Set(all)].sort()) {
		const [, name] = /^(.+)_(?:read|write|create|delete)$/.exec(permission)!;
		needed.set(name!, [...(needed.get(name!) ?? []), permission]);
	}
	const named = [...needed].filter(([name]) => name in dashboardNames);
	const rows = named.map(([name, permissions]) => {
		const isReading = (permission: string) => permission.endsWith('_read');
		return [
			...dashboardNames[name]!,
			permissions.filter(isReading).map(code).join(', '),
			permissions
				.filter((permission) => !isReading(permission))
				.map(code)
				.join(', '),
		];
	});
	rows.sort((a, b) => `${a[0]} ${a[1]}`.localeCompare(`${b[0]} ${b[1]}`, 'en'));
	const others = [...needed].filter(([name]) => !(name in dashboardNames));
	const unnamed = others.flatMap(([, permissions]) => permissions).map(code);
	return [
		table(['In the dashboard', '', 'With Read', 'With Read-write, also'], rows),
		`The dashboard may use other names for these, or not have them: ${unnamed.join(', ')}.`,
	].join('\n\n');
}
