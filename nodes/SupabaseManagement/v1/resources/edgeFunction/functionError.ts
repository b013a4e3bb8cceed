import { NodeApiError } from 'n8n-workflow';

/** Says first which function an error is about, and what else is known. */
export function aboutFunction(error: unknown, slug: string, ...more: string[]): void {
	addFirst(error, `This concerns the function ${slug}.`, ...more);
}

/** Says more about an error, before what it says already. */
export function addFirst(error: unknown, ...sentences: string[]): void {
	if (!(error instanceof NodeApiError)) return;
	error.description = [...sentences, error.description].filter(Boolean).join(' ');
}
