/**
 * Tests every operation that writes: the paths that show its data return what was sent, and no
 * longer return what was deleted.
 */
import { contract as operationsByKey } from '../harness/contract';
import { apart, operations, prepare, type Prepared } from './everyOperation.ts';
import { type Json, openSandbox } from './harness.ts';

type Operation = (typeof operations)[number];

let opened: Awaited<ReturnType<typeof openSandbox>>;

beforeAll(async () => {
	opened = await openSandbox({ transitionSeconds: 0.001 });
});

/** Version 2 uses underscores in names where version 1 uses capitals, dots or dashes. */
const nameOf = (key: string) =>
	key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/[.-]/g, '_');

type Leaf = { name: string; value: unknown };

function leavesOf(value: Json, name = ''): Leaf[] {
	if (Array.isArray(value)) return value.flatMap((each) => leavesOf(each, name));
	if (typeof value !== 'object' || value === null) return [{ name, value }];
	return Object.entries(value).flatMap(([key, each]) => leavesOf(each, nameOf(key)));
}

/** The names of all fields of a schema, at any depth. */
function fieldsOf(schema: Json, depth = 0): string[] {
	if (typeof schema !== 'object' || schema === null || depth > 12) return [];
	const parts = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])];
	return [
		...Object.entries(schema.properties ?? {}).flatMap(([key, each]) => [
			nameOf(key),
			...fieldsOf(each, depth + 1),
		]),
		...[...parts, ...(schema.oneOf ?? [])].flatMap((each) => fieldsOf(each, depth + 1)),
	];
}

/** Paths that show the effect of a request, in addition to its own path, its list and its items. */
const elsewhere: Array<[RegExp, string]> = [
	[/network-restrictions\/apply$/, '/v1/projects/{ref}/network-restrictions'],
	[/config\/database\/pooler$/, '/v1/projects/{ref}/config/database/pgbouncer'],
	[/config\/realtime\/shutdown$/, '/v1/projects/{ref}/config/realtime'],
	[/readonly\/temporary-disable$/, '/v1/projects/{ref}/readonly'],
	[/custom-hostname\/\w+$/, '/v1/projects/{ref}/custom-hostname'],
	[/vanity-subdomain\/activate$/, '/v1/projects/{ref}/vanity-subdomain'],
	[/^\/v2\/projects\/\{ref\}\/branches$/, '/v1/projects/{ref}/branches'],
	[/^\/v1\/branches\/\{branch_id_or_ref\}/, '/v1/branches/{branch_id_or_ref}'],
	[/\/database\/jit\/invite/, '/v1/projects/{ref}/database/jit/list'],
	[/\/database\/jit(\/\{user_id\})?$/, '/v1/projects/{ref}/database/jit/list'],
	[/signing-keys\/legacy$/, '/v1/projects/{ref}/config/auth/signing-keys'],
	[/\/read-replicas\/\w+$/, '/v2/organizations/{slug}/projects'],
	[/\/functions\/deploy$/, '/v1/projects/{ref}/functions'],
	[/\/actions\/\{run_id\}\/status$/, '/v1/projects/{ref}/actions/{run_id}'],
	[/\/compute\/\{name\}\/\w+$/, '/v2/projects/{ref}/compute/{name}'],
	[/\/private-link\/associations/, '/v2/projects/{ref}/private-link/associations'],
	[/\/members\/\{user_id\}\/roles$/, '/v2/organizations/{slug}/members'],
	[/\/v2\/projects\/\{ref\}\/transfers$/, '/v2/organizations/{slug}/projects'],
	[/\/upgrade$/, '/v1/projects/{ref}/upgrade/status'],
];

const answerOf = (path: string) => operationsByKey.get(`GET ${path}`)?.answer;

/** The paths of the contract that show what an operation writes. */
function placesOf({ path }: Operation): string[] {
	const below = operations.map((each) => each.path).filter((each) => each.startsWith(`${path}/{`));
	const others = elsewhere.filter(([writes]) => writes.test(path)).map(([, place]) => place);
	const all = [path, path.replace(/\/\{\w+\}$/, ''), ...below, ...others];
	return [...new Set(all)].filter((place) => answerOf(place) !== undefined);
}

/** A path with its placeholders filled in from the request and its answer. */
function fill(place: string, operation: Operation, request: Prepared, answer: Json): string {
	const known: Record<string, string> = { slug: 'initech' };
	const steps = request.path.split('/');
	operation.path.split('/').forEach((step, index) => {
		known[step.slice(1, -1)] ??= steps[index]!;
	});
	const made = answer?.data ?? answer ?? {};
	return place.replace(/\{(\w+)\}/g, (_all, name) => known[name] ?? made[name] ?? made.id);
}

async function readAll(places: string[]): Promise<Json[]> {
	const replies = [];
	for (const place of places) replies.push(await opened.ask('GET', place));
	return replies.map(({ status, text, json }) => (status < 400 ? json : { status, text }));
}

/** Fields whose answers differ from the request, and why. */
const notShown: Record<string, string[]> = {
	// these addresses are removed
	'v1-patch-network-restrictions': ['db_allowed_cidrs'],
	// a digest is shown
	'v1-bulk-create-secrets': ['value'],
	// grants access for one session
	'v1-authorize-jit-access': ['role'],
	// shown as an address on the server
	'v1-bulk-update-functions': ['entrypoint_path'],
	// shown as objects
	'v1-create-a-sso-provider': ['domains'],
	'v1-update-a-sso-provider': ['domains'],
	// kinds of requests
	'v2-assign-organization-member-role': ['type'],
	'v2-transfer-a-project': ['type'],
};

const isApart = ({ operation, path }: Operation) =>
	apart.includes(operation.operationId) || /database\/query|migrations|\/analytics\//.test(path);

const writing = operations.filter(
	(one) => one.method !== 'get' && !isApart(one) && placesOf(one).length > 0,
);

const sending = writing.filter(({ method }) => method !== 'delete');

const deleting = writing.filter(({ method }) => method === 'delete');

const named = (list: Operation[]) => list.map((one) => [one.operation.operationId, one] as const);

/** Actions, and writes that no operation reads. Other tests cover those that change the state. */
const shownNowhere = [
	'v1-cancel-a-project-restoration',
	'v1-check-vanity-subdomain-availability',
	'v1-create-login-role',
	'v1-delete-login-roles',
	'v1-delete-network-bans',
	'v1-enable-database-webhook',
	'v1-list-all-network-bans',
	'v1-list-all-network-bans-enriched',
	'v1-pause-a-project',
	'v1-restart-a-project',
	'v1-restore-physical-backup',
	'v1-restore-pitr-backup',
	'v1-review-network-restrictions',
	'v1-revoke-token',
	'v1-undo',
	'v1-update-database-password',
	'v2-create-organization-invitations',
	'v2-delete-organization-invitations',
	'v2-download-project-backup',
	'v2-organizations-slug-webhooks-deliveries-id-retry-post',
	'v2-organizations-slug-webhooks-endpoints-id-test-post',
	'v2-preview-a-project-transfer',
	'v2-projects-ref-webhooks-deliveries-id-retry-post',
	'v2-projects-ref-webhooks-endpoints-id-test-post',
	'v2-run-project-advisors',
];

test('knows the paths that show each change', () => {
	const others = operations.filter((one) => one.method !== 'get' && !isApart(one));
	const ids = others.filter((one) => placesOf(one).length === 0);
	expect(ids.map(({ operation }) => operation.operationId).sort()).toEqual(shownNowhere);
});

test.each(named(sending))('%s is read back', async (operationId, operation) => {
	const request = await prepare(opened, operation);
	const reply = await opened.ask(request.method, `${request.path}?${request.query}`, request.given);
	expect([reply.status < 400, reply.text]).toEqual([true, reply.text]);
	const places = placesOf(operation);
	const shown = (
		await readAll(places.map((place) => fill(place, operation, request, reply.json)))
	).flatMap((each) => leavesOf(each));
	const fields = new Set(places.flatMap((place) => fieldsOf(answerOf(place))));
	const sent = request.given.body instanceof FormData ? [] : leavesOf(request.given.body);
	const lost = sent.filter(
		({ name, value }) =>
			fields.has(name) &&
			!notShown[operationId]?.includes(name) &&
			!shown.some((leaf) => leaf.name === name && leaf.value === value),
	);
	expect(lost).toEqual([]);
});

test.each(named(deleting))('%s removes it', async (_id, operation) => {
	const request = await prepare(opened, operation);
	const places = placesOf(operation).map((place) => fill(place, operation, request, {}));
	const before = await readAll(places);
	const reply = await opened.ask(request.method, `${request.path}?${request.query}`, request.given);
	expect([reply.status < 400, reply.text]).toEqual([true, reply.text]);
	const after = await readAll(places);
	expect(after).not.toEqual(before);
});
