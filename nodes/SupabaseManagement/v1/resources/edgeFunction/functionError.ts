import { NodeApiError } from 'n8n-workflow';

/** Adds the name of the function, and other details, to the start of an error’s description. */
export function aboutFunction(error: unknown, slug: string, ...more: string[]): void {
	addFirst(error, `This concerns the function ${slug}.`, ...more);
}

/** Adds sentences to the start of an error’s description. */
export function addFirst(error: unknown, ...sentences: string[]): void {
	if (!(error instanceof NodeApiError)) return;
	error.description = [...sentences, error.description].filter(Boolean).join(' ');
}
