import type { IHookFunctions } from 'n8n-workflow';

/**
 * The owner of the events: an organization or a project. The values match the node’s parameters.
 */
export type Owner = { organizationSlug: string } | { projectRef: string };

/** The path of an owner’s endpoints, with placeholders for its ID. */
export function endpointsOf(owner: Owner): `/v2/${string}` {
	return 'projectRef' in owner
		? '/v2/projects/{ref}/webhooks/endpoints'
		: '/v2/organizations/{slug}/webhooks/endpoints';
}

/** The owner selected in the node’s parameters. */
export function chosenOwner(context: IHookFunctions): Owner {
	const name = context.getNodeParameter('scope') === 'project' ? 'projectRef' : 'organizationSlug';
	const value = context.getNodeParameter(name, '', { extractValue: true });
	return { [name]: String(value).trim() } as Owner;
}

export function isSameOwner(one: Owner, other: Owner): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
