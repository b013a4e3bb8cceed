import { readDocument } from '../../contract/document';
import type { Answer } from './relay';

/** All field names in the contract: they reveal nothing about an account. */
const known = new Set(namesIn(readDocument()));

function namesIn(part: unknown): string[] {
	if (typeof part !== 'object' || part === null) return [];
	return Object.entries(part).flatMap(([name, inner]) => [
		...(name === 'properties' ? Object.keys(inner as object) : []),
		...namesIn(inner),
	]);
}

/** Above this number of words, no name is shown, because not all words have been stored. */
const mostWords = 1_000_000;

/**
 * Knows which names of unknown fields may be shown. The report must name fields that the API has
 * added, but the keys of an object can also be the user’s own, such as function names.
 */
export class Names {
	private readonly words = new Set<string>();

	/** Stores the values of an answer: a name that also occurs as a value belongs to the user. */
	see({ body }: Answer): void {
		const text = body.toString();
		try {
			JSON.parse(text, (_name, value: unknown) => {
				if (typeof value === 'string') this.seeText(value);
				return undefined;
			});
		} catch {
			this.seeText(text);
		}
	}

	/** @returns whether a name looks like one of the API’s, and occurs in no answer as a value */
	isOfApi(name: string): boolean {
		if (known.has(name)) return true;
		const looksLikeField = /^[a-z][a-z0-9]*([_A-Z][a-z0-9]*){0,12}$/.test(name);
		const looksLikeId = name.length > 60 || /^[a-z]{20}$|\d{3}|[0-9a-f]{8}/.test(name);
		const isFull = this.words.size >= mostWords;
		return looksLikeField && !looksLikeId && !isFull && !this.words.has(name.toLowerCase());
	}

	private seeText(text: string): void {
		for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}_]+/gu)) {
			if (this.words.size >= mostWords) return;
			this.words.add(word);
		}
	}
}
