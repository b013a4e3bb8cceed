/** So many secrets fit into one request. */
const longestList = 100;

/** Divides secrets into lists that each fit into one request, in their order. */
export function inLists<T>(secrets: T[]): T[][] {
	const count = Math.ceil(secrets.length / longestList);
	return Array.from({ length: count }, (_, index) =>
		secrets.slice(index * longestList, (index + 1) * longestList),
	);
}
