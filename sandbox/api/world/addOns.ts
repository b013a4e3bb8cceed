import { addOns } from '../data/addOns.ts';
import type { Call, Handlers } from '../handler.ts';
import type { Project } from '../world.ts';
import { found, owned } from './owned.ts';

/** The selected variant of each add-on, by add-on type. */
const chosenOf = owned<Project, Map<string, string>>(() => new Map());

const selected = ({ project, organization }: Call) => {
	const compute = organization.plan === 'free' ? [] : [`ci_${project.instanceSize}`];
	const wanted = [...compute, ...chosenOf(project).values()];
	return addOns.flatMap(({ type, variants }) =>
		variants.filter(({ id }) => wanted.includes(id)).map((variant) => ({ type, variant })),
	);
};

/** @returns whether the project has an add-on of this type */
export const hasAddOn = (call: Call, type: string) =>
	selected(call).some((addOn) => addOn.type === type);

export const addOnHandlers: Handlers = {
	'v1-list-project-addons': (call) => ({
		body: { selected_addons: selected(call), available_addons: addOns },
	}),

	'v1-apply-project-addon': ({ project, world, body }) => {
		const { addon_type, addon_variant } = body as { addon_type: string; addon_variant: string };
		if (addon_type === 'compute_instance') {
			project.instanceSize = addon_variant.replace(/^ci_/, '');
			world.change(project, 'RESIZING', 'ACTIVE_HEALTHY');
		} else {
			chosenOf(project).set(addon_type, addon_variant);
		}
		return {};
	},

	/** A project always has compute: removing the add-on restores the smallest size. */
	'v1-remove-project-addon': (call) => {
		const { addon_variant = '' } = call.params;
		const chosen = found(
			selected(call).find(({ variant }) => variant.id === addon_variant),
			'Add-on',
		);
		if (chosen.type === 'compute_instance') call.project.instanceSize = 'micro';
		else chosenOf(call.project).delete(chosen.type);
		return {};
	},
};
