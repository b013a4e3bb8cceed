import { compareFields, lacking, lastName } from './compareFields.ts';
import type { Fields } from './fields.ts';
import type { ComparableOperation } from './operations.ts';

/** The part of an operation that a difference is about. */
export type Part = 'operation' | 'path' | 'parameter' | 'body' | 'answer' | 'status' | 'access';

export type Difference = {
	kind: 'added' | 'removed' | 'changed';
	part: Part;
	/**
	 * The operation’s method and path as in the contract; for a new operation, as in the other
	 * document.
	 */
	key: string;
	/** Its `operationId`. */
	id: string;
	/** For a field or parameter: the last name in its path. */
	name?: string;
	/** One line of plain English. */
	words: string;
};

type Operations = Map<string, ComparableOperation>;

/** @returns what `theirs` has added, removed and changed, operation by operation */
export function compare(ours: Operations, theirs: Operations): Difference[] {
	const versions = new Set([...theirs.keys()].map(versionOf));
	const differences: Difference[] = [];
	for (const [nameless, operation] of ours) {
		const other = theirs.get(nameless);
		if (other !== undefined) differences.push(...compareOperation(operation, other));
		else if (versions.has(versionOf(nameless))) {
			differences.push({
				kind: 'removed',
				part: 'operation',
				key: operation.key,
				id: operation.id,
				words: 'The operation has been removed',
			});
		}
	}
	for (const [nameless, { key, id, isDeprecated }] of theirs) {
		if (ours.has(nameless)) continue;
		const words = `New operation${id && ` ${id}`}${isDeprecated ? ', already deprecated' : ''}`;
		differences.push({ kind: 'added', part: 'operation', key, id, words });
	}
	return differences;
}

/** `v1` of `GET /v1/projects`. A document may cover only one version of the API. */
export function versionOf(key: string): string {
	return key.split('/')[1] ?? '';
}

function compareOperation(ours: ComparableOperation, theirs: ComparableOperation): Difference[] {
	const { key, id } = ours;
	const found: Difference[] = [];
	const add = (kind: Difference['kind'], part: Part, words: string, name?: string) =>
		found.push({ kind, part, key, id, name, words });

	if (theirs.key !== key) add('changed', 'path', `The path is now ${pathOf(theirs.key)}`);
	if (theirs.isDeprecated && !ours.isDeprecated) add('changed', 'operation', 'Now deprecated');
	if (!theirs.isDeprecated && ours.isDeprecated) {
		add('changed', 'operation', 'No longer deprecated');
	}

	const parameters = renamed(theirs.parameters, placeholders(theirs.key), placeholders(key));
	for (const [part, one, other] of [
		['parameter', ours.parameters, parameters],
		['body', ours.body, theirs.body],
		['answer', ours.answer, theirs.answer],
	] as const) {
		for (const [kind, path, words] of compareFields(one, other)) {
			add(kind, part, words, lastName(path));
		}
	}

	for (const [part, what, one, other] of [
		['body', 'Media type of the body', ours.bodyMediaTypes, theirs.bodyMediaTypes],
		['status', 'Status', ours.statuses, theirs.statuses],
	] as const) {
		const note = part === 'status' && ours.isStatusAssumed ? ' (the contract only assumes it)' : '';
		lacking(other, one).forEach((each) => add('added', part, `New: ${what} ${each}`));
		lacking(one, other).forEach((each) => add('removed', part, `Gone: ${what} ${each}${note}`));
	}

	const access = [
		['Permission', ours.permissions, theirs.permissions, ', or '],
		['Plans', ours.plans, theirs.plans, ', '],
		['OAuth scope', ours.scope && [ours.scope], theirs.scope && [theirs.scope], ''],
	] as const;
	for (const [what, one, other, between] of access) {
		if (!one || !other) continue;
		const [was, is] = [one, other].map((each) => each.join(between) || 'none');
		if (was !== is) add('changed', 'access', `${what}: ${is}; was ${was}`);
	}
	return found;
}

function pathOf(key: string): string {
	return key.slice(key.indexOf(' ') + 1);
}

function placeholders(key: string): string[] {
	return [...key.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
}

/** The same parameters, with path parameters renamed to match the other document. */
function renamed(parameters: Fields, names: string[], others: string[]): Fields {
	return new Map(
		[...parameters].map(([path, facts]) => {
			const position = names.indexOf(path.replace(/^path\./, ''));
			return [position < 0 || !path.startsWith('path.') ? path : `path.${others[position]}`, facts];
		}),
	);
}
