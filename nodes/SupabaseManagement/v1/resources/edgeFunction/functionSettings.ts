import { readToml, WrongToml } from './toml';

/** The settings of a function in a project’s configuration file. Paths are unchanged. */
export type FunctionSettings = {
	/** Functions that are not enabled are neither deployed nor deleted. */
	enabled?: boolean;
	verify_jwt?: boolean;
	entrypoint?: string;
	import_map?: string;
	/** Patterns of files that the function reads at run time. */
	static_files?: string[];
};

/** A configuration file that cannot be read, or contains an invalid value. */
export class WrongSettings extends Error {}

/** In the order in which the Supabase CLI looks for them. */
export const configurationFiles = ['config.json', 'config.toml'];

const readers: Record<keyof FunctionSettings, { read: (value: unknown) => boolean; what: string }> =
	{
		enabled: { read: isSwitch, what: 'true or false' },
		verify_jwt: { read: isSwitch, what: 'true or false' },
		entrypoint: { read: isText, what: 'a path' },
		import_map: { read: isText, what: 'a path' },
		static_files: { read: isTexts, what: 'a list of paths' },
	};

/**
 * Reads the settings of functions, `[functions.<name>]`, and those for one project,
 * `[remotes.<remote>.functions.<name>]`, which take precedence.
 *
 * @param text undefined if the file is not encoded in UTF-8
 * @param fileName its extension decides between JSON and TOML
 * @param ref ID of the project
 * @throws WrongSettings
 */
export function settingsIn(
	text: string | undefined,
	fileName: string,
	ref: string,
): Map<string, FunctionSettings> {
	if (text === undefined) throw new WrongSettings(`${fileName} is not encoded in UTF-8`);
	const whole = parsed(text, fileName);
	const remotes = Object.values(tablesIn(whole.remotes)).filter(
		({ project_id }) => project_id === ref,
	);
	const bySlug = new Map<string, FunctionSettings>();
	for (const { functions } of [whole, ...remotes]) {
		for (const [slug, given] of Object.entries(tablesIn(functions))) {
			bySlug.set(slug, { ...bySlug.get(slug), ...checked(given, slug, fileName) });
		}
	}
	return bySlug;
}

/** Writes settings in the format of the Supabase CLI. */
export function writeSettings(bySlug: Map<string, FunctionSettings>): string {
	const tables = [...bySlug].map(([slug, settings]) => {
		const lines = Object.entries(settings)
			.filter(([, value]) => value !== undefined)
			.map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`);
		return `[functions.${slug}]\n${lines.join('')}`;
	});
	return tables.join('\n');
}

function parsed(text: string, fileName: string): Record<string, unknown> {
	try {
		return fileName.endsWith('.json')
			? tableOf(JSON.parse(text.replace(/^\uFEFF/, '')))
			: readToml(text);
	} catch (error) {
		throw unreadable(fileName, error);
	}
}

function unreadable(fileName: string, error: unknown): WrongSettings {
	const why = error instanceof WrongToml ? error.message : 'it is not JSON';
	return new WrongSettings(`${fileName} cannot be read: ${why}`);
}

function checked(
	given: Record<string, unknown>,
	slug: string,
	fileName: string,
): Record<string, unknown> {
	const known = Object.entries(readers).filter(([name]) => given[name] !== undefined);
	for (const [name, { read, what }] of known) {
		if (!read(given[name])) {
			throw new WrongSettings(`${name} of the function ${slug} in ${fileName} is not ${what}`);
		}
	}
	// An empty path is the same as no path.
	return Object.fromEntries(
		known.map(([name]) => [name, given[name]]).filter(([, value]) => value !== ''),
	);
}

function tableOf(value: unknown): Record<string, unknown> {
	const isTable = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isTable ? (value as Record<string, unknown>) : {};
}

function tablesIn(value: unknown): Record<string, Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(tableOf(value))
			.filter(([, each]) => each === tableOf(each))
			.map(([name, each]) => [name, tableOf(each)]),
	);
}

function isSwitch(value: unknown): boolean {
	return typeof value === 'boolean';
}

function isText(value: unknown): boolean {
	return typeof value === 'string';
}

function isTexts(value: unknown): boolean {
	return Array.isArray(value) && value.every(isText);
}
