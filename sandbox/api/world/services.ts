import type { Call, Handlers } from '../handler.ts';
import { collectionHandlers } from './collection.ts';
import { found, remove } from './owned.ts';

/** Lists of a project in version 2: log drains, private links, compute instances. */
type Item = { id: string; attributes: Record<string, unknown> };

const attributesOf = ({ body }: Call) =>
	(body as { data: { attributes: Record<string, unknown> } }).data.attributes;

const bodies = (type: string) => ({
	list: (items: Item[]) => ({ data: items.map((item) => ({ type, ...item })) }),
	one: (item: Item) => ({ data: { type, ...item } }),
});

const logDrains = collectionHandlers<Item>({
	operations: {
		list: 'v2-list-log-drains',
		create: 'v2-create-log-drain',
		update: 'v2-update-log-drain',
		remove: 'v2-delete-log-drain',
	},
	parameter: 'id',
	what: 'Log drain',
	create: (call) => ({ id: call.world.uuid(), attributes: attributesOf(call) }),
	update: (item, call) => {
		item.attributes = { ...item.attributes, ...attributesOf(call) };
	},
	...bodies('log_drain'),
});

const privateLinks = collectionHandlers<Item>({
	operations: {
		list: 'v2-list-private-link-associations',
		create: 'v2-create-private-link-association',
	},
	parameter: 'aws_account_id',
	what: 'Private link association',
	create: (call) => {
		const { ref } = call.project;
		const attributes = {
			status: 'READY',
			shared_at: call.world.now(),
			database_type: 'PRIMARY',
			database_identifier: ref,
			custom_dns_name: `${ref}.privatelink.supabase.co`,
			...attributesOf(call),
		};
		return { id: call.world.uuid(), attributes };
	},
	...bodies('private_link_association'),
});

const computeInstances = collectionHandlers<Item>({
	operations: {
		list: 'v2-list-all-compute-instances',
		get: 'v2-get-a-compute-instance',
		remove: 'v2-delete-a-compute-instance',
	},
	parameter: 'name',
	what: 'Compute instance',
	create: (call) => ({ id: call.params.name ?? '', attributes: {} }),
	...bodies('project_compute_instance'),
});

function removePrivateLink({ project, params }: Call) {
	const { aws_account_id, database_identifier = project.ref } = params;
	const items = privateLinks.itemsOf(project);
	const item = items.find(
		({ attributes }) =>
			attributes.aws_account_id === aws_account_id &&
			attributes.database_identifier === database_identifier,
	);
	remove(items, found(item, 'Private link association'));
	return {};
}

export const serviceHandlers: Handlers = {
	...logDrains.handlers,
	...privateLinks.handlers,
	...computeInstances.handlers,

	'v2-delete-private-link-association': removePrivateLink,

	'v2-delete-private-link-association-for-database': removePrivateLink,

	/** Deploying an instance with a new name creates it. */
	'v2-deploy-a-compute-instance': (call) => {
		const { spec } = attributesOf(call) as { spec: { instances: number } };
		const items = computeInstances.itemsOf(call.project);
		const { name: id = '' } = call.params;
		const before = items.find((item) => item.id === id);
		const { instances } = spec;
		const attributes = {
			spec,
			build_state: 'active',
			secret_generation: '1',
			image_version: call.world.uuid().slice(0, 8),
			deleting: false,
			instances: { declared: instances, live: instances, ready: instances, stale: 0 },
		};
		if (before) before.attributes = attributes;
		else items.push({ id, attributes });
		return { body: { data: { type: 'project_compute_instance', id, attributes } } };
	},
};
