import { createHash } from 'node:crypto';

import type { Handlers } from '../handler.ts';
import type { Project } from '../world.ts';
import { owned } from './owned.ts';

type Secret = { value: string; updatedAt: string };

const secretsOf = owned<Project, Map<string, Secret>>(() => new Map());

/**
 * The contract does not say whether the list contains values. Like the CLI’s list, it contains
 * digests.
 */
const digest = (value: string) => createHash('sha256').update(value).digest('hex');

export const secretHandlers: Handlers = {
	'v1-list-all-secrets': ({ project }) => ({
		body: [...secretsOf(project)].map(([name, { value, updatedAt }]) => ({
			name,
			value: digest(value),
			updated_at: updatedAt,
		})),
	}),

	'v1-bulk-create-secrets': ({ project, world, body }) => {
		for (const { name, value } of body as Array<{ name: string; value: string }>) {
			secretsOf(project).set(name, { value, updatedAt: world.now() });
		}
		return {};
	},

	'v1-bulk-delete-secrets': ({ project, body }) => {
		for (const name of body as string[]) secretsOf(project).delete(name);
		return {};
	},
};
