import mapKeys from 'lodash/mapKeys.js';
import mapValues from 'lodash/mapValues.js';

import type { Call, Handlers } from '../handler.ts';
import { omit } from '../omit.ts';
import { type Document, readDocument } from './documents.ts';

/** Version 2 uses snake_case where version 1 uses camelCase. */
const snake = (value: unknown): unknown => {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return mapKeys(mapValues(value as Document, snake), (_value, name) =>
		name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
	);
};

const v4 = (address: string) => ({ address, type: 'v4' });

const v6 = (address: string) => ({ address, type: 'v6' });

/** One list from the separate lists of IPv4 and IPv6 addresses. */
export const addressesOf = (config: { dbAllowedCidrs?: string[]; dbAllowedCidrsV6?: string[] }) => [
	...(config.dbAllowedCidrs ?? []).map(v4),
	...(config.dbAllowedCidrsV6 ?? []).map(v6),
];

function restrictions(call: Call) {
	const { entitlement, status, config, ...times } = readDocument(call, 'network-restrictions');
	return {
		entitlement,
		status,
		allowed_cidrs: addressesOf(config as object),
		...omit(times, 'old_config'),
	};
}

const upstreamTarget = (storage: Document) => {
	const { upstream_target } = storage.external as { upstream_target: string };
	return { ...omit(storage, 'external', 'database_pool_mode'), upstream_target };
};

/** Read-only: shows the settings that version 1 sets. */
export const projectConfigHandlers: Handlers = {
	'v2-get-project-config': (call) => {
		const document = (place: string) => readDocument(call, place);
		const { currentConfig } = document('ssl-enforcement') as {
			currentConfig: { database: boolean };
		};
		const storage = upstreamTarget(snake(document('config/storage')) as Document);
		const attributes = {
			database: {
				major_version: 17,
				ssl_enforced: currentConfig.database,
				network_restrictions: restrictions(call),
				postgres_settings: mapKeys(document('config/database/postgres'), (_value, name) =>
					name.replace('.', '_'),
				),
			},
			pooler: omit(document('config/database/pgbouncer'), 'connection_string'),
			auth: document('config/auth'),
			api: omit(document('postgrest'), 'jwt_secret'),
			realtime: omit(document('config/realtime'), 'admin_suspended_at'),
			storage,
		};
		return { body: { data: { type: 'project_config', id: call.project.ref, attributes } } };
	},
};
