import type { IDataObject } from 'n8n-workflow';

import {
	list,
	number,
	optional,
	record,
	text,
	unixTime,
	yesOrNo,
} from '../../SupabaseManagement/v1/request/answer/shape';
import type { Change, Watch } from './watch';

const functionsShape = list(
	record({
		id: text,
		slug: text,
		version: number,
		created_at: optional(unixTime(1)),
		updated_at: optional(unixTime(1)),
		verify_jwt: optional(yesOrNo),
	}),
);

type EdgeFunction = {
	id: string;
	slug: string;
	version: number;
	/**
	 * Other signs of a change, because the API does not increase the version when a setting changes.
	 */
	settings: string;
	details: IDataObject;
};

type Memory = Record<string, { slug: string; version: number; settings: string }>;

/** Edge Functions that are deployed, changed or removed. */
export const edgeFunctions: Watch<EdgeFunction[], Memory> = {
	async read(read) {
		const all = await read('GET /v1/projects/{ref}/functions', functionsShape);
		return all.map(({ id, slug, name, version, status, verify_jwt, created_at, updated_at }) => ({
			id,
			slug,
			version,
			settings: `${updated_at} ${verify_jwt}`,
			details: {
				id,
				slug,
				name: name ?? null,
				version,
				status: status ?? null,
				verify_jwt: verify_jwt ?? null,
				created_at: timeOf(created_at),
				updated_at: timeOf(updated_at),
			},
		}));
	},

	compare(memory, all) {
		const changes: Change[] = [];
		const known = new Map(Object.entries(memory ?? {}));
		const next = new Map<string, Memory[string]>();
		for (const { id, slug, version, settings, details } of all) {
			const before = known.get(id);
			if (memory !== undefined && before === undefined)
				changes.push({ event: 'deployed', details });
			if (before !== undefined && (before.version !== version || before.settings !== settings)) {
				changes.push({
					event: 'changed',
					details: { ...details, previous_version: before.version },
				});
			}
			next.set(id, { slug, version, settings });
		}
		for (const [id, { slug }] of known) {
			if (!next.has(id)) changes.push({ event: 'removed', details: { id, slug } });
		}
		return { changes, memory: Object.fromEntries(next) };
	},

	sample: (all) => all.map(({ details }) => ({ event: 'deployed', details })),
};

/** @param milliseconds since 1970, as in this part of the API */
function timeOf(milliseconds: number | null | undefined): string | null {
	return typeof milliseconds === 'number' ? new Date(milliseconds).toISOString() : null;
}
