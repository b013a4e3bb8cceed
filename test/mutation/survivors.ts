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
		line: /^(const isJson =|if \(isJson && )/,
		broken: /= false;$|true &&|!== 'object'|=== ""|^if \(false\) \{$|\{\}$/,
		isEquivalent: true,
		reason: 'redact finds the same as one search in the text. It only takes longer.',
	},
	{
		file: redact,
		line: 'if (text !== undefined && !isIn(text, wanted)) return body;',
		broken: 'if (false) return body;',
		isEquivalent: true,
		reason: 'redact finds the same as one search in the text. It only takes longer.',
	},
	{
		file: redact,
		line: /^(function (asJson|isSameInJson)\(|try \{ return JSON)/,
		broken: /\{\}( catch \{)?$/,
		isEquivalent: true,
		reason: 'redact finds the same as one search in the text. It only takes longer.',
	},
	{
		file: redact,
		line: 'return /^[\\w.~%+/=:-]*$/.test(text);',
		broken: 'return /^[\\w.~%+/=:-]$/.test(text);',
		isEquivalent: true,
		reason: 'redact finds the same as one search in the text. It only takes longer.',
	},
	{
		file: redact,
		line: '} catch { return undefined; }',
		isEquivalent: true,
		reason: 'A function that returns nothing returns undefined.',
	},
	{
		file: redact,
		line: /(seen|copies)\.size >= most/,
		broken: /\|\| false|> most/,
		reason: 'A test would need a million values, and several seconds.',
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/client/repeatable.ts',
		line: /\/\^\(PUT\|DELETE\) \//,
		broken: /\/\(PUT\|DELETE\) \//,
		isEquivalent: true,
		reason: 'The method comes first in every key, and only there is a space after it.',
	},
];
