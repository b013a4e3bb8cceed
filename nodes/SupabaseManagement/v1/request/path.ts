import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** What fills the placeholders of a path, by the placeholder’s name, not yet encoded. */
export type PathValues = Record<string, string>;

type Rule = { pattern: RegExp; hint: string };

const projectId: Rule = {
	pattern: /^[a-z]{20}$/,
	hint: 'A project ID is 20 lower-case letters, as in the address of its dashboard.',
};

/** Placeholders of which the API says what they look like. */
const rules: Record<string, Rule> = {
	ref: projectId,
	slug: {
		pattern: /^[\w-]{1,255}$/,
		hint: 'An organization’s ID has letters, digits, hyphens and underscores only.',
	},
};

/** Anything else: one segment of a path, without what a server might cut or resolve. */
const anySegment: Rule = {
	pattern: /^(?!\.{1,2}$)[^\p{Cc}]{1,255}$/u,
	hint: 'It must be 1 to 255 characters on one line.',
};

/**
 * The node parameter that fills a placeholder: `{ref}` is the project, `{slug}` the organization,
 * `{id}` and `{name}` are the resource’s own (`{id}` of an API key is `apiKeyId`), and any other is
 * the parameter of the same name in camel case (`{run_id}` is `runId`).
 */
export function parameterOf(placeholder: string, resource: string): string {
	if (placeholder === 'ref') return 'projectRef';
	if (placeholder === 'slug') return 'organizationSlug';
	if (placeholder === 'id' || placeholder === 'name') {
		return resource + placeholder[0]!.toUpperCase() + placeholder.slice(1);
	}
	return placeholder.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The names between braces in a path of the API, in their order. */
export function placeholdersOf(path: string): string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

/**
 * Reads the node parameters that a path of the API asks for.
 *
 * @param path with placeholders, such as `/v1/projects/{ref}/pause`
 * @throws NodeOperationError naming the field, when a value is empty or cannot be what it should be
 */
export function readPathValues(context: IExecuteSingleFunctions, path: string): PathValues {
	const resource = context.getNodeParameter('resource') as string;
	const values: PathValues = {};
	for (const placeholder of placeholdersOf(path)) {
		const parameter = parameterOf(placeholder, resource);
		const given = context.getNodeParameter(parameter, '', { extractValue: true });
		const value = typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '';
		const { pattern, hint } = rules[placeholder] ?? anySegment;
		if (!pattern.test(value)) {
			const label = parameterLabel(parameter);
			throw new NodeOperationError(
				context.getNode(),
				value === '' ? `${label} is empty` : `${label} is not valid: ${shorten(value)}`,
				{
					itemIndex: context.getItemIndex(),
					description: `${hint} Nothing was sent to Supabase.`,
				},
			);
		}
		values[placeholder] = value;
	}
	return values;
}

/** Puts the values into the path. Each stays one segment of it, whatever it holds. */
export function fillPath(path: string, values: PathValues): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name]!));
}

/** `projectRef` as in the editor: “Project”. */
function parameterLabel(parameter: string): string {
	const words = parameter.replace(/(Ref|Slug)$/, '').replace(/([A-Z])/g, ' $1');
	return words[0]!.toUpperCase() + words.slice(1).replace(/ Id$/, ' ID');
}

function shorten(value: string): string {
	const printable = value.replace(/\p{Cc}+/gu, ' ');
	return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}
