import { listOf, named } from '../../fields/list';
import { identifier, list, record, text } from '../../request/answer/shape';
import { variantsOf, type AddOns } from './addOns';

/** The only add-ons that can be applied and removed through the API. */
const changeable = new Set(['compute_instance', 'custom_domain', 'ipv4', 'pitr']);

const variant = record({ id: identifier, name: text, price: record({ description: text }) });

const addOns = record({
	selected_addons: list(record({ type: text, variant })),
	available_addons: list(record({ type: text, name: text, variants: list(variant) })),
});

/**
 * With their prices: for Apply, the add-ons that the selected project can have; for Remove, those
 * that it has.
 */
export const searchAddOns = listOf(async (reader) => {
	const onlySelected = reader.operation() === 'remove';
	const found = await reader.read('GET /v1/projects/{ref}/billing/addons', addOns);
	return variantsOf(found as unknown as AddOns)
		.filter(({ type, selected }) => changeable.has(type) && (selected || !onlySelected))
		.map(({ addOn, variant: { id, name, price }, selected }) => {
			const inUse = selected && !onlySelected ? 'in use' : '';
			return { name: named(`${addOn}: ${name}`, price.description, inUse), value: String(id) };
		});
});
