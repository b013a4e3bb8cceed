import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { variantsOf, type AddOns } from '../resources/addOn/addOns';
import { matching } from './matching';

/** The only add-ons that can be applied and removed through the API. */
const changeable = new Set(['compute_instance', 'custom_domain', 'ipv4', 'pitr']);

/** With their prices: to apply, those that the chosen project can have; to remove, those it has. */
export async function searchAddOns(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const onlySelected = this.getCurrentNodeParameter('operation') === 'remove';
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/billing/addons');
	const addOns = variantsOf(body as unknown as AddOns)
		.filter(({ type, selected }) => changeable.has(type) && (selected || !onlySelected))
		.map(({ addOn, variant, selected }) => {
			const inUse = selected && !onlySelected ? ', in use' : '';
			return {
				name: `${addOn}: ${variant.name} (${variant.price.description}${inUse})`,
				value: variant.id,
			};
		});
	return { results: matching(addOns, filter) };
}
