import type { Facts, Fields } from './fields.ts';

/** What happened to the field at a path, and the line that reports it. */
export type FieldDifference = [kind: 'added' | 'removed' | 'changed', path: string, words: string];

/** @returns what `theirs` has added, changed and removed */
export function compareFields(ours: Fields, theirs: Fields): FieldDifference[] {
	const found: FieldDifference[] = [];
	for (const [path, facts] of theirs) {
		const label = labelOf(path);
		const known = ours.get(path);
		if (known !== undefined) {
			const words = compareFacts(known, facts);
			if (words.length > 0) found.push(['changed', path, `${label}: ${words.join('; ')}`]);
		} else if (!hasParentIn(path, theirs, ours)) {
			const inner = [...theirs].filter(([each]) => isWithin(each, path));
			const within = inner.map(
				([each, its]) => `${each.slice(path.length).replace(/^\./, '')} (${inWords(its)})`,
			);
			const others = within.length > 0 ? `, with ${within.join(', ')}` : '';
			found.push(['added', path, `New: ${label}: ${inWords(facts)}${others}`]);
		}
	}
	for (const path of ours.keys()) {
		if (theirs.has(path) || hasParentIn(path, ours, theirs)) continue;
		if (!canHold(theirs, path)) continue;
		found.push(['removed', path, `Gone: ${labelOf(path)}`]);
	}
	return found;
}

/**
 * Whether a parent of the field is only in `one`. The parent is then reported with everything in
 * it.
 */
function hasParentIn(path: string, one: Fields, other: Fields): boolean {
	return [...one.keys()].some((each) => isWithin(path, each) && !other.has(each));
}

/**
 * Whether the field’s parent is still a list or an object. If not, that change alone is reported.
 */
function canHold(fields: Fields, path: string): boolean {
	const [holder, kind] = path.endsWith('[]')
		? [path.slice(0, -2), 'array']
		: [path.slice(0, path.lastIndexOf('.')), 'object'];
	return fields.get(holder)?.type!.includes(kind) ?? true;
}

function isWithin(path: string, parent: string): boolean {
	return path.startsWith(`${parent}.`) || path.startsWith(`${parent}[]`);
}

function compareFacts(ours: Facts, theirs: Facts): string[] {
	const facts = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
	return facts
		.filter((fact) => theirs[fact] !== ours[fact])
		.map((fact) => {
			const [is, was] = [theirs[fact], ours[fact]];
			if (fact === 'type') return `${is}, was ${was}`;
			if (fact === 'required') return `now ${is}`;
			if (fact === 'deprecated')
				return is === undefined ? 'no longer deprecated' : 'now deprecated';
			if (fact === 'one of' && is !== undefined && was !== undefined) return values(is, was);
			if (is === undefined) return `no longer ${phrase(fact, was!)}`;
			return `${phrase(fact, is)}${was === undefined ? '' : `, was ${was}`}`;
		});
}

function values(is: string, was: string): string {
	const [there, before] = [is.split(', '), was.split(', ')];
	const [more, less] = [lacking(there, before), lacking(before, there)];
	return [
		more.length > 0 ? `may now also be ${more.join(', ')}` : '',
		less.length > 0 ? `may no longer be ${less.join(', ')}` : '',
	]
		.filter((words) => words !== '')
		.join(', and ');
}

function inWords({ type, required, deprecated, ...others }: Facts): string {
	const facts = Object.entries(others).map(([fact, value]) => phrase(fact, value));
	return [type, required, deprecated, ...facts].filter((fact) => fact !== undefined).join(', ');
}

/** `at most 100 characters`: the value replaces the `#` in the fact, or follows the fact. */
function phrase(fact: string, value: string): string {
	return fact.includes('#') ? fact.replace('#', () => value) : `${fact} ${value}`;
}

/** `body field region.code`, `query parameter limit`. */
function labelOf(path: string): string {
	const [place = '', ...names] = path.split('.');
	const kind = place === 'body' || place === 'answer' ? 'field' : 'parameter';
	if (names.length === 0) return place.replace('[]', ', each element');
	return `${place.replace('[]', '')} ${kind} ${place.endsWith('[]') ? '[].' : ''}${names.join('.')}`;
}

/** `code` of `body.regions[].code`. */
export function lastName(path: string): string {
	return path.replaceAll('[]', '').replace(/\.\*$/, '').split('.').at(-1)!;
}

/** The values in `some` that are not in `others`. */
export function lacking(some: readonly string[], others: readonly string[]): string[] {
	return some.filter((each) => !others.includes(each));
}
