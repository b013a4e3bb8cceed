import { JSONSchemaFaker } from 'json-schema-faker';

import type { Contract, Operation, Schema } from './contract.ts';
import * as random from './random.ts';
import type { Random } from './random.ts';

type Maker = (random: Random) => unknown;

const names = ['Atlas', 'Beacon', 'Comet', 'Delta', 'Ember', 'Fjord', 'Garnet', 'Harbor'];

const regions = ['us-east-1', 'eu-central-1', 'eu-west-1', 'ap-southeast-1', 'sa-east-1'];

const slugOf = (source: Random) => random.pick(source, names).toLowerCase();

const email: Maker = (source) => `${slugOf(source)}@example.com`;

const url: Maker = (source) => `https://example.com/${slugOf(source)}`;

/** Values that look like real ones, by field name. The first match is used. */
const textMakers: Array<[RegExp, Maker]> = [
	[/(^|_)ref$/, random.projectRef],
	[/(_at|_timestamp|^timestamp|_until|expires|^start|^end)$/, random.date],
	[/(^|_)id$|identifier$/, random.uuid],
	[/email$/, email],
	[/(url|uri|href)$/i, url],
	[/region$/, (source) => random.pick(source, regions)],
	[/host(name)?$/, (source) => `${slugOf(source)}.example.com`],
	[/slug$/, slugOf],
	[/username$|user_name$/, slugOf],
	[/name$/, (source) => random.pick(source, names)],
	[/sha256$|hash$/, (source) => random.hexDigits(source, 64)],
	[/(secret|token|pass|password|_key)$/, (source) => random.hexDigits(source, 32)],
	[/version$/, (source) => `${random.integer(source, 1, 17)}.${random.integer(source, 0, 9)}`],
];

const formatMakers: Record<string, Maker> = {
	'date-time': random.date,
	uuid: random.uuid,
	email,
	uri: url,
};

/** Generated states are final, so that a client that waits for a state doesn’t wait forever. */
const settledStates = new Set<unknown>([
	...['ACTIVE_HEALTHY', 'AVAILABLE', 'COMPLETED', 'EXITED', 'READY', 'ACTIVE', 'active'],
	...['applied', '5_services_reconfigured', '10_completed_post_physical_backup'],
]);

/** The schema keyword that names its generator for json-schema-faker. */
const makerKeyword = 'maker';

/** A numeric bound of a schema, adjusted by one step if it is exclusive. */
function boundOf(schema: Schema, bound: 'minimum' | 'maximum', inwards: number) {
	const exclusive = bound === 'minimum' ? schema.exclusiveMinimum : schema.exclusiveMaximum;
	return (schema[bound] ?? (exclusive === undefined ? undefined : Number(exclusive) + inwards)) as
		number | undefined;
}

function makerOf(schema: Schema, name: string): Maker | undefined {
	if (schema.enum) {
		const settled = schema.enum.filter((value) => settledStates.has(value));
		return settled.length > 0 ? (source) => random.pick(source, settled) : undefined;
	}
	// an invented link would lead nowhere
	if (schema.nullable && /^(first|prev|next|last)$/.test(name)) return () => null;
	if (schema.type === 'string') {
		if (/ref$/.test(name) && schema.maxLength === 20) return random.projectRef;
		if (schema.format) return formatMakers[schema.format];
		if (schema.minLength !== undefined) return undefined;
		if (schema.pattern && !name.endsWith('slug')) return undefined;
		return textMakers.find(([pattern]) => pattern.test(name))?.[1] ?? slugOf;
	}
	if (schema.type === 'number' || schema.type === 'integer') {
		if (name.endsWith('_at')) return (source) => Date.parse(random.date(source));
		const from = boundOf(schema, 'minimum', 1) ?? 1;
		const to = boundOf(schema, 'maximum', -1) ?? from + 1000;
		return (source) => random.integer(source, from, to);
	}
	return undefined;
}

/** A copy of a schema in which each leaf names its generator, if it has one. */
function withMakers(schema: Schema, name: string, makers: Maker[]): Schema {
	const maker = makerOf(schema, name);
	if (maker) return { type: schema.type, [makerKeyword]: makers.push(maker) - 1 };
	const copy: Schema = { ...schema };
	// absent is simpler to read than null, and as valid
	delete copy.nullable;
	delete copy.example;
	if (schema.enum) copy.enum = schema.enum.filter((value) => value !== null);
	if (schema.properties) {
		// a successful response contains no errors
		const entries = Object.entries(schema.properties).filter(([key]) => key !== 'error');
		copy.properties = Object.fromEntries(
			entries.map(([key, value]) => [key, withMakers(value, key, makers)]),
		);
	}
	if (schema.items) copy.items = withMakers(schema.items, name, makers);
	for (const union of ['anyOf', 'oneOf'] as const) {
		copy[union] = schema[union]?.map((member) => withMakers(member, name, makers));
		if (copy[union] === undefined) delete copy[union];
	}
	return copy;
}

const text: Record<string, string> = {
	'v1-scrape-project-metrics':
		'# TYPE node_memory_MemFree_bytes gauge\nnode_memory_MemFree_bytes 104857600\n',
	'v1-diff-a-branch': 'create table public.notes (id bigint primary key);\n',
	'v1-get-action-run-logs': 'clone: done\nmigrate: done\n',
};

/** Generates a valid response for any operation from the contract alone. */
export class Answers {
	private readonly contract: Contract;

	private readonly seed: number;

	constructor(contract: Contract, seed: number) {
		this.contract = contract;
		this.seed = seed;
	}

	/** The response depends only on the path, not on earlier requests. */
	json(operation: Operation, path: string): unknown {
		const { schema } = this.contract.success(operation);
		if (schema === undefined) return undefined;
		const source = random.seededRandom(this.seed, operation.operationId, path);
		const makers: Maker[] = [];
		const prepared = withMakers(schema, '', makers);
		JSONSchemaFaker.option({
			random: source,
			alwaysFakeOptionals: true,
			minItems: 1,
			maxItems: 3,
			fillProperties: false,
		});
		JSONSchemaFaker.define(makerKeyword, (index) => {
			return makers[index as number]?.(source) as string;
		});
		return JSONSchemaFaker.generate(prepared as object);
	}

	text(operation: Operation): string {
		return text[operation.operationId] ?? '';
	}
}
