const cut = '…';
const mostFields = 16;
const mostLetters = 100;

const secret = /(^|_)(api_key|db_pass|password|root_key|secrets?|token)$/;

/** Short enough to be read, and without anything that looks like a secret. */
export function shortened(value: unknown): unknown {
	if (typeof value === 'string') {
		return value.length > mostLetters ? `${value.slice(0, mostLetters)}${cut}` : value;
	}
	if (Array.isArray(value)) {
		const [first, ...others] = value as unknown[];
		if (value.length === 0) return [];
		return others.length === 0 ? [shortened(first)] : [shortened(first), cut];
	}
	return typeof value === 'object' && value !== null ? shortenedObject(value) : value;
}

/** Of many fields, those that are set come first. */
function shortenedObject(value: object): object {
	const entries = Object.entries(value).map(([name, inner]) => [
		name,
		secret.test(name) && typeof inner === 'string' ? withoutSecret(inner) : shortened(inner),
	]);
	if (entries.length <= mostFields) return Object.fromEntries(entries);
	const isSet = ([, inner]: unknown[]) => inner !== null && inner !== '';
	const kept = [...entries.filter(isSet), ...entries.filter((entry) => !isSet(entry))];
	return {
		...Object.fromEntries(kept.slice(0, mostFields)),
		[cut]: `${entries.length - mostFields} more fields`,
	};
}

/** The text that the node itself returns instead of a secret stays. */
function withoutSecret(text: string): string {
	return text === '' || text.startsWith('(hidden') ? text : cut;
}
