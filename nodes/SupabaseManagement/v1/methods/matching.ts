import type { INodeListSearchItems } from 'n8n-workflow';

/** Entries whose name or ID contains the search text, case-insensitive. */
export function matching(
	choices: INodeListSearchItems[],
	typed: string | undefined,
): INodeListSearchItems[] {
	const wanted = typed?.trim().toLowerCase() ?? '';
	return choices.filter(
		({ name, value }) =>
			name.toLowerCase().includes(wanted) || String(value).toLowerCase().includes(wanted),
	);
}
