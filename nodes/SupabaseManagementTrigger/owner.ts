import type { IHookFunctions } from 'n8n-workflow';

/** Whose events are delivered, by the names of the node’s parameters. */
export type Owner = { organizationSlug: string } | { projectRef: string };

/** Where an owner’s endpoints are, with placeholders that the owner fills. */
export function endpointsOf(owner: Owner): `/v2/${string}` {
	return 'projectRef' in owner
		? '/v2/projects/{ref}/webhooks/endpoints'
		: '/v2/organizations/{slug}/webhooks/endpoints';
}

/** The owner that the node’s parameters choose. */
export function chosenOwner(context: IHookFunctions): Owner {
	const name = context.getNodeParameter('scope') === 'project' ? 'projectRef' : 'organizationSlug';
	const value = context.getNodeParameter(name, '', { extractValue: true });
	return { [name]: String(value).trim() } as Owner;
}

export function isSameOwner(one: Owner, other: Owner): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
