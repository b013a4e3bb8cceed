import { pagedListFrom } from '../../fields/list';
import { identifier, list, optional, record, text } from '../../request/answer/shape';

const answer = record({
	data: list(record({ id: identifier, attributes: record({ name: text }) })),
	links: optional(record({ next: optional(text) })),
});

/** The notebooks of the chosen project, by name. */
export const searchNotebooks = pagedListFrom({
	key: 'GET /v2/projects/{ref}/notebooks',
	shape: answer,
	query: (token, size) => ({
		sort: 'name',
		'page[size]': size,
		...(token !== undefined && { 'page[after]': token }),
	}),
	choices: ({ data }) => data.map(({ id, attributes: { name } }) => ({ name, value: String(id) })),
	next: ({ links }) => afterOf(links?.next),
});

/** Only the page is taken from a link: an answer never chooses where the next request goes. */
function afterOf(link: string | null | undefined): string | undefined {
	if (!link || !URL.canParse(link, 'https://path.invalid')) return undefined;
	return new URL(link, 'https://path.invalid').searchParams.get('page[after]') || undefined;
}
