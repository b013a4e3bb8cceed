import type { INodePropertyOptions } from 'n8n-workflow';

import { description, operations, type Operation } from '../../test/harness/operations';

export type Resource = { value: string; name: string; operations: Operation[] };

export const resources: Resource[] = (
	description.properties.find(({ name }) => name === 'resource')!.options as INodePropertyOptions[]
).map(({ name, value }) => ({
	value: String(value),
	name,
	operations: operations.filter(({ resource }) => resource === value),
}));

export function resourceOf(value: string): Resource {
	return resources.find((resource) => resource.value === value)!;
}
