import type { INodeListSearchItems } from 'n8n-workflow';

/** Those whose name or ID holds what was typed, upper or lower case. */
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
