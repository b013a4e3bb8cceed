import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import type { FailureClass } from '../../nodes/SupabaseManagement/v1/request/failure/failure';
import { NothingThere } from './nothingThere';
import type { Runner } from './runner';

/** An account’s objects: one of each kind, from the lists that the editor offers. */
export class Account {
	private readonly runner: Runner;

	private readonly projectRef: string | undefined;

	private readonly organizationSlug: string | undefined;

	/** By list, and the resource that offers it. */
	private readonly found = new Map<string, Promise<string | undefined>>();

	constructor(runner: Runner, projectRef?: string, organizationSlug?: string) {
		this.runner = runner;
		this.projectRef = projectRef;
		this.organizationSlug = organizationSlug;
	}

	/**
	 * The ID of an object for a field.
	 *
	 * @param parameters The parameters filled so far.
	 * @throws NothingThere, or the list’s error
	 */
	async find(property: INodeProperties, parameters: INodeParameters): Promise<string> {
		const value = await this.lookFor(property, parameters);
		if (value === undefined) throw new NothingThere(property.displayName);
		return value;
	}

	private async lookFor(
		{ name, modes = [] }: INodeProperties,
		parameters: INodeParameters,
	): Promise<string | undefined> {
		const list = modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? [])[0];
		if (list === 'searchProjects') return this.projectRef;
		if (name === 'organizationSlug') return this.organizationSlug;
		if (list === undefined) return undefined;
		const key = `${list} ${String(parameters.resource)}`;
		const found = this.found.get(key) ?? this.firstOf(list, parameters);
		this.found.set(key, found);
		return await found;
	}

	/** The first item of a list that is not the organization itself: a transfer needs another one. */
	private async firstOf(list: string, parameters: INodeParameters): Promise<string | undefined> {
		const things = await this.runner.list(list, parameters);
		const values = things.map(({ value }) => String(value)).filter((value) => !isExpression(value));
		return values.find((value) => value !== this.organizationSlug);
	}
}

/**
 * Selects the project and the organization to read.
 *
 * @param given The project that the user named.
 * @throws Error if the API cannot be reached, or does not accept the token
 */
export async function openAccount(runner: Runner, given?: string): Promise<Account> {
	const project =
		given === undefined
			? await first(runner, { operation: 'getManyProjects' })
			: await first(runner, { operation: 'get', projectRef: given });
	const { ref, organization_slug: slug, organization_id: id } = project;
	return new Account(runner, text(ref) ?? given, text(slug) ?? text(id) ?? (await anySlug(runner)));
}

async function anySlug(runner: Runner): Promise<string | undefined> {
	return text((await first(runner, { resource: 'organization', operation: 'getMany' })).slug);
}

/** Errors that make all further requests pointless, and what to do about them. */
const hopeless: Partial<Record<FailureClass, string>> = {
	notSent: 'There is no connection to the API.',
	cut: 'The API does not answer.',
	redirect: 'The address of the API answers with a redirect.',
	unauthenticated: 'The API does not accept the token in SUPABASE_ACCESS_TOKEN.',
};

/** The first item that is up, or the first one; an empty object if there are none. */
async function first(runner: Runner, parameters: INodeParameters): Promise<IDataObject> {
	const { items, failureClass } = await runner.run({ resource: 'project', ...parameters });
	const reason = hopeless[failureClass!];
	if (reason !== undefined) throw new Error(reason);
	return items.find(({ status }) => status === 'ACTIVE_HEALTHY') ?? items[0] ?? {};
}

const text = (value: unknown) =>
	typeof value === 'string' && value !== '' && !isExpression(value) ? value : undefined;

/** In a parameter, n8n would evaluate it as an expression. */
function isExpression(value: string): boolean {
	return value.startsWith('=');
}
