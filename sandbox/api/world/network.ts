import type { Call, Handlers } from '../handler.ts';
import * as random from '../random.ts';
import type { Project } from '../world.ts';
import { type Document, readDocument, writeDocument } from './documents.ts';
import { owned } from './owned.ts';
import { addressesOf } from './projectConfig.ts';

/** Network access to a project’s database: restrictions and banned addresses. */
type Addresses = { dbAllowedCidrs?: string[]; dbAllowedCidrsV6?: string[] };

const place = 'network-restrictions';

function apply(call: Call, config: Addresses): Document {
	const { entitlement, config: old_config } = readDocument(call, place);
	const at = call.world.now();
	const times = { updated_at: at, applied_at: at };
	const document = { entitlement, config, old_config, status: 'applied', ...times };
	writeDocument(call, place, document);
	return document;
}

/** The existing list after additions and removals. */
const changed = (list: string[] = [], add: string[] = [], remove: string[] = []) => [
	...list.filter((address) => !remove.includes(address) && !add.includes(address)),
	...add,
];

const everywhere = { dbAllowedCidrs: ['0.0.0.0/0'], dbAllowedCidrsV6: ['::/0'] };

type Ban = { banned_address: string; identifier: string; type: string };

const bansOf = owned<Project, Ban[]>(({ ref }) => {
	const source = random.seededRandom(ref, 'bans');
	const last = random.integer(source, 2, 250);
	return [{ banned_address: `203.0.113.${last}`, identifier: ref, type: 'supavisor' }];
});

export const networkHandlers: Handlers = {
	'v1-update-network-restrictions': (call) => ({
		body: apply(call, { ...everywhere, ...(call.body as Addresses) }),
	}),

	'v1-patch-network-restrictions': (call) => {
		const { add = {}, remove = {} } = call.body as { add?: Addresses; remove?: Addresses };
		const { config } = readDocument(call, place) as { config: Addresses };
		const next = (name: keyof Addresses) => changed(config[name], add[name], remove[name]);
		const { old_config, ...document } = apply(call, {
			dbAllowedCidrs: next('dbAllowedCidrs'),
			dbAllowedCidrsV6: next('dbAllowedCidrsV6'),
		});
		const listed = (addresses: unknown) => ({
			dbAllowedCidrs: addressesOf(addresses as Addresses),
		});
		return {
			body: { ...document, config: listed(document.config), old_config: listed(old_config) },
		};
	},

	/** The status is never pending: changes apply immediately. */
	'v1-review-network-restrictions': (call) => ({ body: readDocument(call, place) }),

	'v1-list-all-network-bans': ({ project }) => ({
		body: { banned_ipv4_addresses: bansOf(project).map(({ banned_address }) => banned_address) },
	}),

	'v1-list-all-network-bans-enriched': ({ project }) => ({
		body: { banned_ipv4_addresses: bansOf(project) },
	}),

	'v1-delete-network-bans': ({ project, body }) => {
		const { ipv4_addresses } = body as { ipv4_addresses: string[] };
		const bans = bansOf(project);
		const kept = bans.filter(({ banned_address }) => !ipv4_addresses.includes(banned_address));
		bans.splice(0, bans.length, ...kept);
		return {};
	},
};
