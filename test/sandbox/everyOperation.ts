/** A request for every operation of the contract, which succeeds in a newly reset sandbox. */
import { readDocument } from '../../contract/document.ts';
import { oauthClient } from '../../sandbox/api/oauth.ts';
import { type Ask, type Json, openSandbox, refOf } from './harness.ts';

export type Schema = { $ref?: string; example?: unknown; type?: string; [keyword: string]: Json };

export type Operation = {
	operationId: string;
	parameters?: Array<{ name: string; in: string; required?: boolean; schema: Schema }>;
	requestBody?: { content: Record<string, { schema: Schema }> };
	responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};

// Ajv does not support OpenAPI 3.0’s boolean exclusive bounds
export const contract = JSON.parse(JSON.stringify(readDocument()), (_key, value) => {
	if (value?.exclusiveMinimum !== true) return value;
	const { minimum, ...rest } = value;
	return { ...rest, exclusiveMinimum: minimum };
});

export const operations = Object.entries<Record<string, Operation>>(contract.paths).flatMap(
	([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
);

const resolve = (schema: Schema): Schema =>
	schema.$ref ? contract.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;

/** A small valid value: the contract’s example if there is one. */
function sample(given: Schema): unknown {
	const schema = resolve(given);
	if (schema.example !== undefined) return schema.example;
	const [first] = schema.anyOf ?? schema.oneOf ?? [];
	if (first) return sample(first);
	if (schema.enum) return schema.enum[0];
	if (schema.type === 'object') {
		const names: string[] = schema.required ?? [];
		return Object.fromEntries(names.map((name) => [name, sample(schema.properties[name])]));
	}
	if (schema.type === 'array') return schema.minItems ? [sample(schema.items)] : [];
	if (schema.type === 'boolean') return true;
	if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 10;
	if (schema.format === 'uuid') return '66666666-6666-4666-8666-666666666666';
	if (schema.format === 'uri') return 'https://example.com/';
	if (schema.format === 'email') return 'ada@example.com';
	if (schema.format === 'date-time') return '2026-01-01T00:00:00Z';
	if (schema.pattern === '^\\d{12}$') return '123456789012';
	if (schema.pattern === '^\\d+$') return '20260101000000';
	if (schema.format === 'cidrv4') return '192.0.2.0/24';
	return 'sample'.repeat(schema.minLength > 6 ? 2 : 1);
}

type Opened = Awaited<ReturnType<typeof openSandbox>>;

/** If a path contains the ID of something that the sandbox stores, it is created or looked up. */
async function idFor(
	{ ask, sandbox }: Opened,
	name: string,
	path: string,
	ref: string,
): Promise<string | undefined> {
	const collection = path.slice(0, path.indexOf(`/{${name}}`)).replace('{ref}', ref);
	const listPath = collection.replace('{slug}', 'initech');
	if (name === 'branch_id_or_ref' || path.endsWith('/branches/{name}')) {
		const body = { branch_name: 'preview' };
		const { json } = await ask('POST', `/v1/projects/${ref}/branches`, { body });
		return name === 'name' ? json.name : json.id;
	}
	if (name === 'function_slug') {
		const body = { slug: 'hello', name: 'Hello', body: 'Deno.serve()' };
		return (await ask('POST', listPath, { body })).json.slug;
	}
	if (name === 'user_id' && path.startsWith('/v2')) {
		return sandbox.world.organization('initech').members.at(-1)?.id;
	}
	const create = async (place: string, body: unknown, method = 'POST') =>
		(await ask(method, place, { body })).json;
	if (name === 'tpa_id') {
		return (await create(listPath, { oidc_issuer_url: 'https://sign-in.example.com' })).id;
	}
	if (name === 'provider_id') {
		const metadata_url = 'https://sign-in.example.com/saml';
		return (await create(listPath, { type: 'saml', metadata_url })).id;
	}
	if (listPath.endsWith('/signing-keys')) {
		return (await create(listPath, { algorithm: 'ES256' })).id;
	}
	if (listPath.endsWith('/log-drains')) {
		const config = { url: 'https://logs.example.com', http: 'http2', gzip: true, headers: {} };
		const attributes = { name: 'Logs', backend_type: 'webhook', config };
		return (await create(listPath, { data: { type: 'log_drain', attributes } })).data.id;
	}
	if (name === 'name' && listPath.endsWith('/compute')) {
		const attributes = { spec: { size: 'small', exposure: 'public', instances: 1 } };
		const body = { data: { type: 'project_compute_instance', attributes } };
		await create(`${listPath}/worker/deploy`, body);
		return 'worker';
	}
	if (name === 'aws_account_id') {
		const attributes = { aws_account_id: '123456789012' };
		const body = { data: { type: 'private_link_association', attributes } };
		await create(`/v2/projects/${ref}/private-link/associations`, body);
		return '123456789012';
	}
	if (name === 'database_identifier') return ref;
	if (name === 'addon_variant') {
		await create(listPath, { addon_type: 'pitr', addon_variant: 'pitr_7' }, 'PATCH');
		return 'pitr_7';
	}
	if (name === 'user_id' && listPath.endsWith('/jit')) {
		const user_id = '66666666-6666-4666-8666-666666666666';
		await create(listPath, { user_id, roles: [{ role: 'postgres' }] }, 'PUT');
		return user_id;
	}
	if (name === 'invite_id') return (await create(listPath, invite)).invite_id;
	if (name === 'token') {
		return (await create(`/v1/projects/${refOf(sandbox, 'acme')}/claim-token`, undefined)).token;
	}
	if (name === 'run_id') return (await ask('GET', listPath)).json[0].id;
	if (listPath.endsWith('/migrations')) return (await ask('GET', listPath)).json[0].version;
	if (listPath.endsWith('/snippets')) return (await ask('GET', listPath)).json.data[0].id;
	if (listPath.endsWith('/api-keys')) {
		const body = { type: 'secret', name: 'ci_key' };
		return (await ask('POST', listPath, { body })).json.id;
	}
	if (listPath.endsWith('/notebooks')) {
		const attributes = { name: 'Numbers', content: { cells: [{ type: 'markdown', text: 'Hi' }] } };
		const body = { data: { type: 'notebook', attributes } };
		return (await ask('POST', listPath, { body })).json.data.id;
	}
	if (/webhooks/.test(listPath)) {
		const attributes = {
			url: 'http://127.0.0.1:1/',
			event_types: [{ type: '*' }],
			signing_secret: 'sandbox-secret',
		};
		const endpoints = listPath.replace(/deliveries$/, 'endpoints');
		const body = { data: { type: 'endpoint', attributes } };
		const { id } = (await ask('POST', endpoints, { body })).json.data;
		if (listPath === endpoints) return id;
		await ask('POST', `${endpoints}/${id}/test`);
		return (await ask('GET', `${endpoints}/${id}/deliveries`)).json.data[0].id;
	}
	return undefined;
}

const invite = { email: 'ada@example.com', roles: [{ role: 'postgres' }] };

const invitations = {
	data: [{ type: 'organization_invitation', attributes: { email: invite.email } }],
};

/** Requests that must be sent before an operation, to paths of the project. */
const before: Array<[RegExp, Array<[string, string, unknown?]>]> = [
	[
		/hostname|dns-config/,
		[['PATCH', 'billing/addons', { addon_type: 'custom_domain', addon_variant: 'cd_default' }]],
	],
	[
		/v1-(get|delete)-hostname|dns-config|activate-custom-hostname/,
		[['POST', 'custom-hostname/initialize', { custom_hostname: 'api.example.com' }]],
	],
	[
		/activate-custom-hostname/,
		[
			['POST', 'custom-hostname/reverify'],
			['POST', 'custom-hostname/reverify'],
		],
	],
	[/restore-pitr/, [['PATCH', 'billing/addons', { addon_type: 'pitr', addon_variant: 'pitr_7' }]]],
	[/v1-(get|delete)-project-claim-token/, [['POST', 'claim-token']]],
	[/v1-accept-invite/, [['POST', 'database/jit/invite', invite]]],
	[/v1-bulk-delete-secrets/, [['POST', 'secrets', [{ name: 'OPENAI_API_KEY', value: 'a value' }]]]],
	[/v1-disable-preview-branching/, [['POST', 'branches', { branch_name: 'preview' }]]],
	[/v1-deactivate-vanity/, [['POST', 'vanity-subdomain/activate', { vanity_subdomain: 'acme' }]]],
];

const functionForm = () => {
	const form = new FormData();
	form.append('metadata', JSON.stringify({ entrypoint_path: 'index.ts', name: 'hello' }));
	form.append('file', new Blob(['Deno.serve()']), 'index.ts');
	return form;
};

const transfer = {
	data: { type: 'project_transfer_input', attributes: { target_organization_slug: 'acme' } },
};

/** Bodies that must name something existing. */
const bodies: Record<string, () => unknown> = {
	'v1-create-a-project': () => ({ name: 'New', db_pass: 'x', organization_slug: 'acme' }),
	'v1-deploy-a-function': functionForm,
	'v1-update-a-function': () => ({ name: 'Renamed' }),
	'v1-accept-invite-external-jit-access': () => ({ email: invite.email, token: 'a-token' }),
	'v2-delete-organization-invitations': () => invitations,
	'v1-revoke-token': () => ({
		client_id: oauthClient.id,
		client_secret: oauthClient.secret,
		refresh_token: 'unknown',
	}),
	'v2-preview-a-project-transfer': () => transfer,
	'v2-transfer-a-project': () => transfer,
};

/** Redirects and grants, which oauth.test.ts covers, and the operation that always returns 410. */
export const apart = [
	'v1-authorize-user',
	'v1-oauth-authorize-project-claim',
	'v1-exchange-oauth-token',
	'v1-get-project-logs-all',
];

export type Prepared = {
	method: string;
	/** Without placeholders. */
	path: string;
	query: URLSearchParams;
	given: Ask;
};

/**
 * Resets the sandbox, and creates what an operation needs.
 *
 * @returns the request, with the contract’s examples
 */
export async function prepare(
	opened: Opened,
	{ method, path, operation }: (typeof operations)[number],
): Promise<Prepared> {
	const { operationId } = operation;
	const { sandbox, ask } = opened;
	sandbox.reset();
	const ref = refOf(sandbox, 'initech');
	const project = sandbox.world.project(ref);
	if (operationId === 'v1-restore-a-project') project.status = 'INACTIVE';
	if (operationId === 'v1-cancel-a-project-restoration') project.status = 'RESTORING';

	for (const [operations, requests] of before) {
		if (!operations.test(operationId)) continue;
		for (const [verb, place, body] of requests) {
			await ask(verb, `/v1/projects/${ref}/${place}`, { body });
		}
	}
	if (operationId.endsWith('webhooks-endpoints-delete')) {
		await idFor(opened, 'id', `${path}/{id}`, ref);
	}
	if (operationId === 'v2-delete-organization-invitations') {
		const attributes = { email: invite.email, role: 'developer' };
		const body = { data: [{ type: 'organization_invitation', attributes }] };
		await ask('POST', '/v2/organizations/initech/members/invitations', { body });
	}

	let filled = path;
	const query = new URLSearchParams();
	for (const { name, in: place, required, schema } of operation.parameters ?? []) {
		if (place === 'query' && required) {
			const value = name === 'organization_slug' ? 'acme' : sample(schema);
			for (const item of [value].flat()) query.append(name, String(item));
		}
		if (place !== 'path') continue;
		const known = { ref, slug: 'initech' }[name] ?? (await idFor(opened, name, path, ref));
		filled = filled.replace(`{${name}}`, encodeURIComponent(String(known ?? sample(schema))));
	}
	if (operationId === 'v1-bulk-update-functions') {
		const path = `/v1/projects/${ref}/functions/deploy?slug=hello-world`;
		await ask('POST', path, { body: functionForm() });
	}
	const given: Ask = {};
	const media = Object.entries(operation.requestBody?.content ?? {}).at(-1);
	if (media) given.body = bodies[operationId]?.() ?? sample(media[1].schema);
	if (operationId === 'v1-remove-a-read-replica') {
		project.readReplicaRegions.push('us-west-1');
		given.body = { database_identifier: `${ref}-rr-us-west-1-0` };
	}

	return { method: method.toUpperCase(), path: filled, query, given };
}
