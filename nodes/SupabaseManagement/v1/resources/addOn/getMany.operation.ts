import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import { variantsOf, type AddOns } from './addOns';

/**
 * `{ selected_addons, available_addons }` becomes one item per variant, with whether it is in use.
 */
export async function oneItemPerVariant(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return items.flatMap(({ json }) =>
		variantsOf(json as unknown as AddOns).map(({ type, addOn, variant, selected }) => ({
			json: {
				addon_variant: variant.id,
				name: variant.name,
				addon_type: type,
				addon_name: addOn,
				selected,
				price: variant.price.description,
				price_amount: variant.price.amount,
				price_interval: variant.price.interval,
				price_type: variant.price.type,
				...(variant.meta === undefined ? {} : { meta: variant.meta }),
			},
		})),
	);
}
