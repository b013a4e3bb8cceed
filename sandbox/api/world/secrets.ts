import { createHash } from 'node:crypto';

import type { Handlers } from '../handler.ts';
import type { Project, World } from '../world.ts';
import { owned } from './owned.ts';

type Secret = { value: string; updatedAt: string };

const secretsOf = owned<Project, Map<string, Secret>>(() => new Map());

/**
 * The contract does not say whether the list contains values. Like the CLI’s list, it contains
 * digests.
 */
const digest = (value: string) => createHash('sha256').update(value).digest('hex');

/** Stores secrets of a project, in addition to the others. */
export function setSecrets(world: World, project: Project, values: Record<string, string>) {
	for (const [name, value] of Object.entries(values)) {
		secretsOf(project).set(name, { value, updatedAt: world.now() });
	}
}

export const secretHandlers: Handlers = {
	'v1-list-all-secrets': ({ project }) => ({
		body: [...secretsOf(project)].map(([name, { value, updatedAt }]) => ({
			name,
			value: digest(value),
			updated_at: updatedAt,
		})),
	}),

	'v1-bulk-create-secrets': ({ project, world, body }) => {
		const secrets = body as Array<{ name: string; value: string }>;
		setSecrets(world, project, Object.fromEntries(secrets.map(({ name, value }) => [name, value])));
		return {};
	},

	'v1-bulk-delete-secrets': ({ project, body }) => {
		for (const name of body as string[]) secretsOf(project).delete(name);
		return {};
	},
};
