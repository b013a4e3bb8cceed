/** Maximum number of secrets per request. */
const longestList = 100;

/** Divides secrets into lists that fit into one request each, in order. */
export function inLists<T>(secrets: T[]): T[][] {
	const count = Math.ceil(secrets.length / longestList);
	return Array.from({ length: count }, (_, index) =>
		secrets.slice(index * longestList, (index + 1) * longestList),
	);
}
