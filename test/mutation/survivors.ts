/** A change that no test notices, and why that is correct. */
export type Survivor = {
	file: string;
	/** The line in the source, or a pattern for such lines. All whitespace counts as one space. */
	line: string | RegExp;
	/** The line after the change, or a pattern. If absent, all changes of the line are meant. */
	broken?: string | RegExp;
	/** The change has no effect in any case, so it does not count. */
	isEquivalent?: true;
	reason: string;
};

const access = 'nodes/SupabaseManagement/v1/request/guard/access.ts';
const hideSecrets = 'nodes/SupabaseManagement/v1/request/answer/hideSecrets.ts';
const options = 'nodes/SupabaseManagement/v1/request/input/options.ts';
const pacing = 'nodes/SupabaseManagement/v1/request/client/pacing.ts';
const redact = 'nodes/SupabaseManagement/v1/request/guard/redact.ts';

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
	{
		file: hideSecrets,
		line: 'if (known !== undefined) return known;',
		broken: 'if (false) return known;',
		isEquivalent: true,
		reason: 'Judging a name again has the same result. It only takes longer.',
	},
	{
		file: hideSecrets,
		line: 'treatments.set(name, treatment);',
		isEquivalent: true,
		reason: 'Judging a name again has the same result. It only takes longer.',
	},
	{
		file: hideSecrets,
		line: "if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue;",
		broken: 'if (false || value === null || Buffer.isBuffer(value)) continue;',
		isEquivalent: true,
		reason: 'A number has no fields, and no character of a text is a placeholder.',
	},
	{
		file: hideSecrets,
		line: 'if (!/(\\(|%28)hidden/.test(text)) return false;',
		broken: 'if (false) return false;',
		isEquivalent: true,
		reason: 'Decoding a text without a placeholder finds none. It only takes longer.',
	},
	{
		file: options,
		line: /getNodeParameter\('output', 'simplified'\)/,
		broken: /getNodeParameter\('output', ""\)/,
		isEquivalent: true,
		reason: 'Any fallback means the same, except raw and selectedFields.',
	},
	{
		file: pacing,
		line: "const name = [credential, key, scope].join(' ');",
		isEquivalent: true,
		reason: 'A key starts with a method, and a scope has no slash, so the parts stay separate.',
	},
	{
		file: redact,
		line: /(isJson|wanted\.every\(isSameInJson\)|text !== undefined)/,
		isEquivalent: true,
		reason: 'Whatever one search in the text skips, redact searches for. It only takes longer.',
	},
	{
		file: redact,
		line: /^function (asJson|isSameInJson)/,
		isEquivalent: true,
		reason: 'Whatever one search in the text skips, redact searches for. It only takes longer.',
	},
];
