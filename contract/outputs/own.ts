import { list, number, object, text, yesOrNo, anything, either, type Shape } from './shape.ts';

/**
 * The outputs of operations that build their own items, by `resource.operation`.
 *
 * @param items The items of the general rule.
 */
type Own = (items: Shape) => Shape;

const nothing: Shape = { types: ['null'], fields: {} };
const orNull = (shape: Shape) => either(shape, nothing);

/** Edge functions return their times as ISO strings. */
const withIsoTimes: Own = ({ fields }) => object({ ...fields, created_at: text, updated_at: text });

const withName: Own = ({ fields }) => object({ ...fields, name: text });

/** Rows, whose columns depend on the query. */
const rows: Own = () => object({});

export const ownOutputs: Record<string, Own> = {
	'actionRun.count': () => object({ count: number }),
	'addOn.apply': ({ fields }) => object({ ...fields, addon_variant: text }),
	'addOn.getMany': () =>
		object({
			addon_variant: text,
			name: text,
			addon_type: text,
			addon_name: text,
			selected: yesOrNo,
			price: text,
			price_amount: number,
			price_interval: text,
			price_type: text,
			meta: anything,
		}),
	'advisor.run': ({ fields }) => fields.lints!.element!,
	'backup.getMany': (items) => items,
	'branch.delete': (items) => items,
	'computeInstance.createUpload': ({ fields }) => object({ ...fields, uploaded: yesOrNo }),
	'database.generateTypes': (items) => items,
	'database.inspect': () => object({ project_ref: text }),
	'database.runQuery': rows,
	'database.runReadOnlyQuery': rows,
	'edgeFunction.createFromBundle': withIsoTimes,
	'edgeFunction.deploy': withIsoTimes,
	'edgeFunction.download': () =>
		object({ ref: text, slug: text, files: list(text), entrypoint_path: text }),
	'edgeFunction.downloadAll': () => object({ ref: text, path: text, functions: list(text) }),
	'edgeFunction.get': withIsoTimes,
	'edgeFunction.getMany': withIsoTimes,
	'edgeFunction.synchronize': () =>
		object({
			ref: text,
			slug: text,
			change: text,
			applied: yesOrNo,
			differences: list(text),
			version: orNull(number),
			ezbr_sha256: orNull(text),
		}),
	'edgeFunction.update': withIsoTimes,
	'edgeFunction.updateMany': withIsoTimes,
	'edgeFunctionSecret.delete': withName,
	'edgeFunctionSecret.synchronize': () =>
		object({ ref: text, name: text, change: text, applied: yesOrNo }),
	'edgeFunctionSecret.upsert': withName,
	// The output of the ready-made queries. Custom SQL returns other fields.
	'log.getMany': () =>
		object({
			id: text,
			timestamp: either(text, number),
			source: text,
			severity_text: text,
			event_message: text,
			log_attributes: object({}),
		}),
	'member.invite': ({ fields }) =>
		object({ ...fields, invited: yesOrNo, email: text, reason: text, code: text }),
	'migration.rollBack': ({ fields }) => object({ ...fields, from_version: text }),
	'networkBan.getMany': () => object({ banned_address: text }),
	'networkBan.remove': ({ fields }) => object({ ...fields, addresses: list(text) }),
	'branch.getConnection': () =>
		object({
			POSTGRES_URL: text,
			POSTGRES_URL_NON_POOLING: text,
			SUPABASE_URL: text,
			SUPABASE_JWT_SECRET: text,
			SUPABASE_ANON_KEY: text,
			SUPABASE_SERVICE_ROLE_KEY: text,
		}),
	'migration.applyFiles': () =>
		object({ ref: text, version: text, name: text, file: text, change: text, applied: yesOrNo }),
	'project.applyConfiguration': () =>
		object({
			project_ref: text,
			service: text,
			setting: orNull(text),
			before: anything,
			after: anything,
			status: text,
			reason: orNull(text),
		}),
	'project.compareConfiguration': () =>
		object({
			project_ref: text,
			service: text,
			setting: orNull(text),
			here: anything,
			there: anything,
			status: text,
			applicable: yesOrNo,
			reason: orNull(text),
		}),
	'project.getAvailableRegions': ({ fields: { all } }) => {
		const { smartGroup, specific } = all!.fields;
		const { fields } = either(smartGroup!.element!, specific!.element!);
		return object({ ...fields, recommended: yesOrNo });
	},
};

/** The outputs of the triggers, by node name. */
export const triggerOutputs: Record<string, Shape> = {
	SupabaseManagementTrigger: object({
		type: text,
		id: text,
		timestamp: text,
		organization_slug: orNull(text),
		project_ref: orNull(text),
		actor: orNull(object({ user_id: text })),
		is_test: yesOrNo,
	}),
	// Fields that all watches return. The others depend on the watch.
	SupabaseManagementWatchTrigger: object({
		event: text,
		project_ref: text,
		project_name: text,
		organization_slug: orNull(text),
	}),
};
