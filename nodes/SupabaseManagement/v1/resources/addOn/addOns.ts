import type { IDataObject } from 'n8n-workflow';

type Price = { description: string; type: string; interval: string; amount: number };

export type Variant = { id: string; name: string; price: Price; meta?: IDataObject };

/** The API’s response with a project’s add-ons. */
export type AddOns = {
	selected_addons: Array<{ type: string; variant: Variant }>;
	available_addons: Array<{ type: string; name: string; variants: Variant[] }>;
};

export type AddOnVariant = { type: string; addOn: string; variant: Variant; selected: boolean };

/** Every variant that a project has or can have. A variant in use may no longer be available. */
export function variantsOf({ selected_addons, available_addons }: AddOns): AddOnVariant[] {
	const selected = new Set(selected_addons.map(({ variant }) => variant.id));
	const available = available_addons.flatMap(({ type, name, variants }) =>
		variants.map((variant) => ({ type, addOn: name, variant, selected: selected.has(variant.id) })),
	);
	const listed = new Set(available.map(({ variant }) => variant.id));
	const others = selected_addons
		.filter(({ variant }) => !listed.has(variant.id))
		.map(({ type, variant }) => ({
			type,
			addOn: available_addons.find((each) => each.type === type)?.name ?? type,
			variant,
			selected: true,
		}));
	return [...available, ...others];
}
