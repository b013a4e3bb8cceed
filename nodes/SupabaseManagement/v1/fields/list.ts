import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { list, record, type Shape } from '../request/answer/shape';
import { openClient, readParameter, type Client } from '../request/client/client';
import { inputError } from '../request/input/inputError';
import { parameterOf, placeholdersOf, type PathValues } from '../request/input/path';
import type { OperationKey } from '../request/operation';

export type Choice = INodeListSearchItems;

/** What n8n calls when a user opens, searches or scrolls a list in the editor. */
export type ListMethod = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/**
 * Time limit for all requests of one list, in milliseconds. It is short because a user is waiting
 * in the editor.
 */
const timeLimit = 10_000;

const pageSize = 100;

/** Parameters that must be set before a list that depends on them can load. */
const notChosen: Record<string, string> = {
	branchIdOrRef: 'Choose a branch first',
	organizationSlug: 'Choose an organization first',
	parentProjectRef: 'Choose a project first',
	projectRef: 'Choose a project first',
};

/** Reads the data for one list, with one client and therefore one time limit. */
export class ListReader {
	private readonly context: ILoadOptionsFunctions;

	private readonly client: Client;

	constructor(context: ILoadOptionsFunctions, client: Client) {
		this.context = context;
		this.client = client;
	}

	/** The operation selected in the node. */
	operation(): string {
		return String(this.context.getCurrentNodeParameter('operation'));
	}

	/** The resource selected in the node. */
	resource(): string {
		return String(this.context.getCurrentNodeParameter('resource'));
	}

	/** @returns the value of a node parameter, a locator’s as an ID; empty if there is none */
	value(parameter: string): string {
		const given = readParameter(this.context, parameter);
		return typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '';
	}

	/**
	 * @returns the value of a node parameter
	 * @throws NodeOperationError if the parameter has no value yet
	 */
	chosen(parameter: string): string {
		const value = this.value(parameter);
		const message = notChosen[parameter];
		if (value !== '' || message === undefined) return value;
		throw inputError({ node: this.context.getNode() }, message, 'This list depends on it.');
	}

	/**
	 * Sends one request. Placeholders of the path that `values` does not contain are filled from the
	 * node’s parameters.
	 *
	 * @returns the body of the answer, as `shape` expects it
	 * @throws NodeOperationError or NodeApiError, which the editor shows instead of the list
	 */
	async read<T>(
		key: OperationKey,
		shape: Shape<T>,
		{ values = {}, query = {} }: { values?: PathValues; query?: IDataObject } = {},
	): Promise<T> {
		const path = key.slice(key.indexOf(' ') + 1);
		const all: PathValues = {};
		for (const placeholder of placeholdersOf(path)) {
			all[placeholder] = values[placeholder] ?? this.chosen(parameterOf(path, placeholder));
		}
		return await this.client.read(key, shape, { values: all, query });
	}
}

/** Opens a reader for one call of a method of the editor: its time limit starts now. */
export async function openListReader(context: ILoadOptionsFunctions): Promise<ListReader> {
	return new ListReader(context, await openClient(context, timeLimit));
}

/** A list that one request returns completely. */
type OneRequest<T> = {
	key: OperationKey;
	/** The field of the response that contains the list; the response itself if absent. */
	in?: string;
	/** The fields of each element that the list uses. */
	item: Shape<T>;
	/** @returns what the user chooses, or undefined for an element that cannot be chosen */
	choice: (item: T, reader: ListReader) => Choice | undefined;
};

/**
 * Creates the method for a list that one request returns completely. Choices are sorted by name.
 */
export function listFrom<T>({ key, in: field, item, choice }: OneRequest<T>): ListMethod {
	const items = list(item);
	const shape = field === undefined ? items : inField(field, items);
	return listOf(async (reader) => {
		const found = await reader.read(key, shape);
		return byName(found.flatMap((each) => choice(each, reader) ?? []));
	});
}

/**
 * Creates the method for a list that is built from one or more responses. Choices keep their order.
 *
 * @param readAll reads all choices
 */
export function listOf(readAll: (reader: ListReader) => Promise<Choice[]>): ListMethod {
	return async function (filter, paginationToken) {
		const choices = matching(await readAll(await openListReader(this)), filter);
		const start = Number(paginationToken ?? 0);
		const end = start + pageSize;
		return {
			results: choices.slice(start, end),
			paginationToken: end < choices.length ? String(end) : undefined,
		};
	};
}

/** A list that the API returns page by page. */
type PagedRequest<T> = {
	key: OperationKey;
	shape: Shape<T>;
	/** @returns the query for a page; the first page has no token */
	query: (token: string | undefined, size: number) => IDataObject;
	choices: (answer: T) => Choice[];
	/** @returns the token of the page after this one, or undefined after the last */
	next: (answer: T, token: string | undefined, size: number) => string | undefined;
};

/** Creates the method for a list that the API returns page by page, in the API’s order. */
export function pagedListFrom<T>({
	key,
	shape,
	query,
	choices,
	next,
}: PagedRequest<T>): ListMethod {
	return async function (filter, paginationToken) {
		const reader = await openListReader(this);
		let token = paginationToken;
		for (;;) {
			const request = { query: query(token, pageSize) };
			const answer = await reader.read(key, shape, request);
			const results = matching(choices(answer), filter);
			const following = next(answer, token, pageSize);
			if (following === undefined || following === token) return { results };
			// The editor would take a page without matches for the end of the list.
			if (results.length > 0) return { results, paginationToken: following };
			token = following;
		}
	};
}

/** Sorts choices by name into a new list. */
export function byName(choices: Choice[]): Choice[] {
	return [...choices].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** A name, followed by details in parentheses. */
export function named(
	name: string | number,
	...details: Array<string | number | null | undefined>
): string {
	const known = details.filter(
		(detail) => detail !== undefined && detail !== null && detail !== '',
	);
	return known.length === 0 ? String(name) : `${name} (${known.join(', ')})`;
}

/** Date and time for a list, to the minute. */
export function minuteOf(time: string): string {
	return time.slice(0, 16).replace('T', ' ');
}

/** The date for a list. */
export function dayOf(time: string): string {
	return time.slice(0, 10);
}

/** The shape of a response with its content in one field. */
function inField<T>(field: string, shape: Shape<T>): Shape<T> {
	const answer = record<Record<string, T>>({ [field]: shape });
	return (value, at) => answer(value, at)[field] as T;
}

/** Choices whose name or value contains the search text, case-insensitive. */
function matching(choices: Choice[], typed: string | undefined): Choice[] {
	const wanted = typed?.trim().toLowerCase() ?? '';
	return choices.filter(
		({ name, value }) =>
			name.toLowerCase().includes(wanted) || String(value).toLowerCase().includes(wanted),
	);
}
