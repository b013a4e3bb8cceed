import { readDocument } from '../../contract/document';
import type { Answer } from './relay';

/** Names of fields anywhere in the contract: they say nothing about an account. */
const known = new Set(namesIn(readDocument()));

function namesIn(part: unknown): string[] {
	if (typeof part !== 'object' || part === null) return [];
	return Object.entries(part).flatMap(([name, inner]) => [
		...(name === 'properties' ? Object.keys(inner as object) : []),
		...namesIn(inner),
	]);
}

/** Beyond so many words, no name is shown: they are no longer all known. */
const mostWords = 1_000_000;

/**
 * Knows which names of unknown fields may be shown. The API adds fields, whose names a report must
 * say; but an object can also have names that are the user’s own, such as those of functions.
 */
export class Names {
	private readonly words = new Set<string>();

	/** Takes in what an answer holds: a name that is also a value somewhere belongs to the user. */
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

	/** @returns whether a name looks like one of the API, and no answer has it as a value */
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
