/** A copy without some of its fields. */
export function omit<T extends object, Name extends keyof T>(
	source: T,
	...names: Name[]
): Omit<T, Name> {
	const copy = { ...source };
	for (const name of names) delete copy[name];
	return copy;
}
