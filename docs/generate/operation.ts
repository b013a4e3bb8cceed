import { permissionFor } from '../../nodes/SupabaseManagement/v1/request/failure/permission';
import { onlyReads } from '../../nodes/SupabaseManagement/v1/request/guard/readingPosts';
import { contract } from '../../nodes/SupabaseManagement/v1/request/contract';
import { isSignIn, signInAddress } from '../../nodes/SupabaseManagement/v1/request/guard/signIn';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import type { OperationFacts } from '../../nodes/SupabaseManagement/v1/request/facts';
import { facts as known } from '../../nodes/SupabaseManagement/v1/resources/facts';
import { fieldsLeftOut } from '../../test/contract/leftOut';
import type { Operation } from '../../test/harness/operations';
import { readSchema } from '../../test/harness/outputSchema';
import { exampleOf } from './examples';
import { fieldTable, noticesOf, propertiesOf } from './fields';
import { limitInWords } from './limits';
import { code, listed, plain, sentence, table } from './markdown';

/** The parts of an operation in the contract that are used here. */
export type Declared = {
	operationId: string;
	tags: string[];
	deprecated?: boolean;
	'x-stage'?: 'alpha' | 'beta';
	'x-experimental'?: boolean;
	'x-internal'?: boolean;
};

/** Where Supabase describes an operation. */
export function addressOf({ operationId }: Declared): string {
	return `https://supabase.com/docs/reference/api/${operationId}`;
}

/** Whether it changes something in Supabase, in a word. */
export function effectOf(operation: Operation): string {
	const { key } = operation;
	if (isPage(key as OperationKey)) return 'sends nothing';
	if (writesOf(operation).length > 0) return 'changes';
	return onlyReads(key as OperationKey) ? 'reads' : 'changes';
}

/** The permissions that an access token needs for all requests of an operation. */
export function permissionsOf(operation: Operation): string {
	return ofRequests(operation, permissionsFor);
}

/**
 * Requirements of all requests of an operation. Those of requests that only read come first, because
 * a dry run needs only these.
 */
function ofRequests(operation: Operation, needOf: (key: OperationKey) => string): string {
	const { alsoReads = [] } = factsOf(operation);
	const keys = [operation.key as OperationKey, ...alsoReads, ...writesOf(operation)];
	const needs = (those: OperationKey[]) => [...new Set(those.map(needOf))];
	const all = needs(keys);
	const reads = needs(keys.filter(onlyReads));
	const writes = all.filter((need) => !reads.includes(need));
	const hasDryRun = propertiesOf(operation).some(({ name }) => name === 'dryRun');
	return hasDryRun && reads.some(isReal) && writes.length > 0
		? `${joined(reads)}; to write, also ${joined(writes)}`
		: joined(all);
}

/** Joins requirements. Those with alternatives are separated by semicolons. */
function joined(needs: string[]): string {
	const real = needs.filter(isReal);
	if (real.length === 0) return needs[0]!;
	return real.some((need) => need.includes(' or ')) ? real.join('; and ') : listed(real);
}

function isReal(need: string): boolean {
	return !need.startsWith('none');
}

/** What an operation of several requests may write besides its main request. */
function writesOf(operation: Operation): readonly OperationKey[] {
	return factsOf(operation).alsoWrites ?? [];
}

function factsOf({ resource, operation }: Operation): OperationFacts {
	return known[`${resource}:${operation}`] ?? {};
}

function permissionsFor(key: OperationKey): string {
	if (isPage(key) || isSignIn(key)) return 'none';
	const choices = contract[key]?.permissions ?? [];
	const hasPairs = choices.some((all) => all.length > 1);
	return choices.length === 0
		? 'none listed'
		: choices.map((all) => listed(all.map(code))).join(hasPairs ? ', or ' : ' or ');
}

/** The scopes that an OAuth app needs for all requests of an operation. */
export function scopeOf(operation: Operation): string {
	return ofRequests(operation, scopeFor);
}

function scopeFor(key: OperationKey): string {
	if (isPage(key) || isSignIn(key)) return 'none';
	const scope = contract[key]?.scope;
	return scope === undefined ? 'none listed' : code(scope);
}

/** The section of an operation, below its heading. */
export function operationSection(operation: Operation, declared: Declared): string {
	const { route, key } = operation;
	const facts = [
		['Effect', effectInWords(operation)],
		['Wait for Completion', waitInWords(operation)],
		['Access token', permissionsOf(operation)],
		['OAuth app', scopeOf(operation)],
		['Rate limit', isPage(key as OperationKey) ? '' : limitInWords(key as OperationKey)],
		['Plans', plans(key as OperationKey)],
		['Stage', stage(declared)],
		['Output fields', outputFieldsInWords(operation)],
	].filter(([, words]) => words !== '') as string[][];
	return [
		sentence(plain(route.description!)),
		`${code(key)} · [Supabase’s documentation](${addressOf(declared)})`,
		...(declared.deprecated ? ['**Deprecated:** Supabase may remove it.'] : []),
		...noticesOf(operation).map((notice) => `> **Note:** ${sentence(plain(notice))}`),
		table(['', ''], facts),
		fieldTable(operation),
		...leftOut(key),
		exampleOf(operation),
	].join('\n\n');
}

function isPage(key: OperationKey): boolean {
	return signInAddress(key, 'https://api.supabase.com') !== undefined;
}

function effectInWords(operation: Operation): string {
	const name = operation.key as OperationKey;
	if (writesOf(operation).length > 0) {
		return 'Changes something, so a read-only credential refuses it. A dry run only reads.';
	}
	if (isPage(name)) return 'Sends nothing to Supabase. Returns an address to open in a browser.';
	if (onlyReads(name)) return 'Reads only.';
	const sender = isSignIn(name) ? ' Does not send the credential’s token.' : '';
	return `Changes something, so a read-only credential refuses it.${sender}`;
}

function waitInWords({ key, resource, operation }: Operation): string {
	if (isPage(key as OperationKey) || onlyReads(key as OperationKey)) return '';
	const wait = known[`${resource}:${operation}`]?.wait;
	if (wait === undefined) return 'Not available.';
	const states = (names: string[]) => listed(names.map(code), 'or');
	const failed = wait.failed.length === 0 ? '' : ` Fails at ${states(wait.failed)}.`;
	return `If turned on, waits until ${lowerFirst(wait.what)} is ${states(wait.done)}.${failed}`;
}

function lowerFirst(text: string): string {
	return text.startsWith('SSL') ? text : `${text[0]!.toLowerCase()}${text.slice(1)}`;
}

/** What a permission depends on, besides the operation: all but the first sentence. */
export function permissionBesides({ key }: Operation): string {
	return permissionFor(key as OperationKey)
		.trim()
		.split(/(?<=\.) /)
		.slice(1)
		.join(' ');
}

function outputFieldsInWords({ resource, operation }: Operation): string {
	return readSchema(resource, operation).properties === undefined
		? 'Depend on the request, so n8n can’t show them before the node has run.'
		: '';
}

function plans(key: OperationKey): string {
	return listed(contract[key]?.plans ?? []);
}

function stage(declared: Declared): string {
	return [
		declared['x-stage'] === 'alpha' ? 'Alpha, in early access: Supabase may change it.' : '',
		declared['x-stage'] === 'beta' ? 'Beta: Supabase may change it.' : '',
		declared['x-experimental'] ? 'Supabase marks it as experimental.' : '',
		declared['x-internal'] ? 'Supabase marks it as internal.' : '',
	]
		.filter(Boolean)
		.join(' ');
}

/** Fields of the API that the node does not offer as they are, a line for each reason. */
function leftOut(key: string): string[] {
	const reasons = new Map<string, string[]>();
	for (const [field, reason] of Object.entries(fieldsLeftOut[key] ?? {})) {
		const name = code(field.replace(/^(body|query|header)\./, ''));
		reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
	}
	if (reasons.size === 0) return [];
	const lines = [...reasons].map(
		([reason, names]) => `- ${listed(names)}: ${sentence(plain(reason))}`,
	);
	return [`Other fields of the API:\n\n${lines.join('\n')}`];
}
