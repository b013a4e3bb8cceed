import type { Place } from '../place';
import type { OperationKey } from '../operation';
import { inputError } from './inputError';

/** Values for the placeholders of a path, by name, not encoded yet. */
export type PathValues = Record<string, string>;

type Rule = { pattern: RegExp; hint: string };

const projectId: Rule = {
	pattern: /^[a-z]{20}$/,
	hint: 'A project ID has 20 lowercase letters, as in the URL of its dashboard.',
};

/** Placeholders whose format the API documents. */
const rules: Record<string, Rule> = {
	aws_account_id: { pattern: /^\d{12}$/, hint: 'The ID of an AWS account has 12 digits.' },
	branch_id_or_ref: {
		pattern: /^([a-z]{20}|[\da-fA-F]{8}(-[\da-fA-F]{4}){3}-[\da-fA-F]{12})$/,
		hint: 'A branch’s ID has 20 lowercase letters, as in the URL of its dashboard, or is a UUID.',
	},
	parent_project_ref: projectId,
	ref: projectId,
	slug: {
		pattern: /^[\w-]{1,255}$/,
		hint: 'An organization’s slug has only letters, digits, hyphens and underscores.',
	},
	version: {
		pattern: /^\d{1,255}$/,
		hint: 'The version of a migration contains only digits, such as 20250312000000.',
	},
};

/**
 * Any other placeholder: one segment of a path, without characters that a server might strip or
 * resolve.
 */
const anySegment: Rule = {
	pattern: /^(?!\.{1,2}$)[^\p{Cc}\p{Cs}]{1,255}$/u,
	hint: 'It must be 1 to 255 characters on one line.',
};

/** Labels of the parameters that fill placeholders. */
export const labels: Record<string, string> = {
	addonVariant: 'Add-On',
	apiKeyId: 'API Key',
	awsAccountId: 'AWS Account',
	branchIdOrRef: 'Branch',
	branchName: 'Branch Name',
	computeName: 'Compute Instance',
	databaseIdentifier: 'Read Replica',
	deliveryId: 'Delivery',
	endpointId: 'Webhook',
	functionSlug: 'Edge Function',
	inviteId: 'Invitation',
	logDrainId: 'Log Drain',
	notebookId: 'Notebook',
	organizationSlug: 'Organization',
	parentProjectRef: 'Project',
	projectRef: 'Project',
	providerId: 'SSO Provider',
	runId: 'Action Run',
	signingKeyId: 'Signing Key',
	snippetId: 'Snippet',
	token: 'Claim Token',
	tpaId: 'Third-Party Integration',
	userId: 'Member',
	version: 'Migration',
};

/**
 * The node parameter that fills a placeholder of a path. `{ref}` is the project, or the parent
 * project in paths to branches. `{slug}` is the organization. `{id}` and `{name}` belong to the
 * previous segment (`/api-keys/{id}` is `apiKeyId`). Any other placeholder has the parameter of the
 * same name in camel case (`{run_id}` is `runId`).
 */
export function parameterOf(path: string, placeholder: string): string {
	if (placeholder === 'ref') {
		return path.includes('{ref}/branches') ? 'parentProjectRef' : 'projectRef';
	}
	if (placeholder === 'slug') return 'organizationSlug';
	if (placeholder === 'id' || placeholder === 'name') {
		const [, things] = new RegExp(`([\\w-]+)/\\{${placeholder}\\}`).exec(path)!;
		return camelCase(`${singular(things!)}_${placeholder}`);
	}
	return camelCase(placeholder);
}

function camelCase(words: string): string {
	return words.replace(/[_-](\w)/g, (_, letter: string) => letter.toUpperCase());
}

function singular(things: string): string {
	return things.replace(/ies$/, 'y').replace(/(?<=ch)es$|s$/, '');
}

/** The names of the placeholders in a path, in order. */
export function placeholdersOf(path: string): string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

/**
 * Reads the node parameters for the placeholders of a path.
 *
 * @param path with placeholders, such as `/v1/projects/{ref}/pause`
 * @param read returns the value of a parameter; for a locator, the ID
 * @returns the values, not checked yet
 */
export function readPathValues(path: string, read: (parameter: string) => unknown): PathValues {
	const values: PathValues = {};
	for (const placeholder of placeholdersOf(path)) {
		const given = read(parameterOf(path, placeholder));
		values[placeholder] =
			typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '';
	}
	return values;
}

/**
 * Refuses values that are not valid in the path, wherever they come from.
 *
 * @param key names the path, with its placeholders
 * @throws NodeOperationError naming the field, if a value is empty or not valid
 */
export function checkPathValues(key: OperationKey, values: PathValues, place: Place): void {
	for (const placeholder of placeholdersOf(key)) {
		const value = values[placeholder] ?? '';
		const { pattern, hint } = rules[placeholder] ?? anySegment;
		if (pattern.test(value)) continue;
		const label = labels[parameterOf(key, placeholder)];
		if (value === '') throw inputError(place, `${label} is empty`, hint);
		// A claim token is a secret.
		if (placeholder === 'token') throw inputError(place, `${label} is not valid`, hint);
		throw inputError(place, `${label} is not valid: ${shorten(value)}`, hint);
	}
}

/** Fills the placeholders of a path. Each value stays one segment, whatever it contains. */
export function fillPath(path: string, values: PathValues): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name]!));
}

/** Shortens a value for an error message, on one line. */
export function shorten(value: string): string {
	const printable = value.replace(/\p{Cc}+/gu, ' ');
	return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}
