/** A change that no test notices, and why that is correct. */
export type Survivor = {
	file: string;
	/** The line in the source, or a pattern for such lines. All whitespace counts as one space. */
	line: string | RegExp;
	/** The line after the change. If absent, all changes of the line are meant. */
	broken?: string;
	/** The change has no effect in any case, so it does not count. */
	isEquivalent?: true;
	reason: string;
};

const access = 'nodes/SupabaseManagement/v1/request/guard/access.ts';

export const survivors: Survivor[] = [
	{
		file: access,
		line: "const given = String(credential.apiAddress ?? '').trim();",
		isEquivalent: true,
		reason: 'Both are no address, which is what the error says.',
	},
	{
		file: access,
		line: '.flatMap((text) => text.split(/[\\s,;]+/))',
		isEquivalent: true,
		reason: 'The empty texts between separators are no IDs.',
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/guard/notShown.ts',
		line: "case 'unreadable':",
		isEquivalent: true,
		reason: 'A switch without a case for it returns undefined too; TypeScript wants the case.',
	},
];
