import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { oauthClient } from '../../../sandbox/api/oauth.ts';
import type { Operation, Samples } from '../../harness/operations.ts';
import { askSandbox, resetSandbox } from './sandbox.ts';
import { addThings } from './things.ts';

/** The only organization in the sandbox whose plan allows everything. */
const slug = 'initech';

const redirectUrl = 'https://app.acme.com/auth/callback';

const codeVerifier = 'a-verifier-of-the-forty-three-characters-at-least';

/** Valid SQL: the real databases in the sandbox would refuse a sample text. */
const sqlThatRuns: Samples = {
	'database.runQuery.query': 'select $1::text as value',
	'database.runReadOnlyQuery.query': 'select $1::text as value',
	'log.getMany.sql': 'select source, count() as lines from logs group by source',
	'migration.apply.sql': 'create table public.widgets (id bigint primary key)',
};

type Listed = { ref: string; organization_slug: string };

/**
 * Resets the sandbox, and creates one of everything that an operation may name.
 *
 * @param operation The operation that will run. Some need a special state.
 * @returns the names and IDs, by field
 */
export async function setScene(operation: Operation): Promise<Samples> {
	const { resource, key } = operation;
	await resetSandbox();
	const projects = await askSandbox<Listed[]>('GET', '/v1/projects');
	const { ref } = projects.find((project) => project.organization_slug === slug)!;
	const project = `/v1/projects/${ref}`;
	const other = projects.find((each) => each.organization_slug === 'acme')!;

	const body = { branch_name: 'preview' };
	const branch = await askSandbox('POST', `${project}/branches`, body);
	const apiKey = await askSandbox('POST', `${project}/api-keys`, {
		type: 'secret',
		name: 'ci_key',
	});
	await askSandbox('POST', `${project}/functions/deploy?slug=hello-world`, functionForm());
	await askSandbox('POST', `${project}/secrets`, [{ name: 'STRIPE_KEY', value: 'sk_1' }]);
	await askSandbox('POST', `${project}/read-replicas/setup`, { read_replica_region: 'us-west-1' });
	const [run] = await askSandbox('GET', `${project}/actions`);
	const snippets = await askSandbox('GET', `/v1/snippets?project_ref=${ref}`);
	const notebook = await askSandbox('POST', `/v2/projects/${ref}/notebooks`, {
		data: { type: 'notebook', attributes: { name: 'Signups', content: { cells: [] } } },
	});
	const members = await askSandbox('GET', `/v2/organizations/${slug}/members`);
	const { id: member, attributes } = members.data.at(-1);
	const webhook = await addWebhook(
		resource === 'organizationWebhook' ? `/v2/organizations/${slug}` : `/v2/projects/${ref}`,
	);
	const connections = await askSandbox(
		'GET',
		'/v2/organizations/acme/integrations/github/connections',
	);

	if (key === 'POST /v1/projects/{ref}/restore') await pause(ref);
	if (key === 'POST /v1/projects/{ref}/restore/cancel') {
		await pause(ref);
		await askSandbox('POST', `${project}/restore`);
	}

	return {
		projectRef: ref,
		filteredProjectRef: ref,
		parentProjectRef: ref,
		claimedProjectRef: ref,
		sourceProjectRef: other.ref,
		organizationSlug: slug,
		preselectedOrganizationSlug: slug,
		targetOrganizationSlug: 'acme',
		branchIdOrRef: branch.project_ref,
		branchName: 'preview',
		runId: run.id,
		apiKeyId: apiKey.id,
		'edgeFunction.createFromBundle.functionSlug': 'hello-again',
		replicaId: `${ref}-rr-us-west-1-0`,
		snippetId: snippets.data[0].id,
		notebookId: notebook.data.id,
		userId: member,
		'jitAccess.update.userId': member,
		'member.getMany.memberFilters.email': attributes.primary_email,
		'member.getMany.memberFilters.username': attributes.username,
		'project.getManyInOrganization.projectGetManyInOrganizationFilters.search': 'Initech',
		'project.getManyInOrganizationByAge.projectFilters.search': 'Initech',
		'notebook.getMany.notebookFilters.name': 'Signups',
		'organization.getManyGithubConnections.organizationSlug': 'acme',
		'organization.getManyGithubConnections.organizationFilters.filteredProjectRef':
			connections.data[0].attributes.project.ref,
		...sqlThatRuns,
		...webhook,
		...(await addThings(operation, ref, other.ref, slug)),
		...(await signIn()),
		waitOptions: { interval: 1, timeout: 1 },
	};
}

function functionForm(): FormData {
	const form = new FormData();
	form.append('metadata', JSON.stringify({ entrypoint_path: 'index.ts', name: 'Hello' }));
	form.append('file', new Blob(['Deno.serve(() => new Response("Hello"));']), 'index.ts');
	return form;
}

/** A webhook, and a delivery that cannot be received. */
async function addWebhook(owner: string): Promise<Samples> {
	const endpoint = await askSandbox('POST', `${owner}/webhooks/endpoints`, {
		data: {
			type: 'endpoint',
			attributes: {
				url: 'http://127.0.0.1:1/',
				event_types: [{ type: '*' }],
				signing_secret: 'sandbox-secret',
			},
		},
	});
	const { id } = endpoint.data;
	await askSandbox('POST', `${owner}/webhooks/endpoints/${id}/test`);
	const deliveries = await askSandbox('GET', `${owner}/webhooks/endpoints/${id}/deliveries`);
	return { endpointId: id, deliveryId: deliveries.data[0].id };
}

async function pause(ref: string): Promise<void> {
	await askSandbox('POST', `/v1/projects/${ref}/pause`);
	const deadline = Date.now() + 120_000;
	for (;;) {
		const { status } = await askSandbox('GET', `/v1/projects/${ref}`);
		if (status === 'INACTIVE') return;
		if (Date.now() > deadline) throw new Error(`The project is still ${status}`);
		await sleep(100);
	}
}

/** The code with which a user of an OAuth app returns, and the refresh token of another user. */
async function signIn(): Promise<Samples> {
	const { id, secret } = oauthClient;
	const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
	const query = new URLSearchParams({
		client_id: id,
		redirect_uri: redirectUrl,
		response_type: 'code',
		code_challenge: challenge,
		code_challenge_method: 'S256',
	});
	const codeOf = (address: string) => new URL(address).searchParams.get('code')!;
	const [code, other] = [
		codeOf(await askSandbox('GET', `/v1/oauth/authorize?${query}`)),
		codeOf(await askSandbox('GET', `/v1/oauth/authorize?${query}`)),
	];
	const grant = await askSandbox(
		'POST',
		'/v1/oauth/token',
		new URLSearchParams({
			grant_type: 'authorization_code',
			client_id: id,
			client_secret: secret,
			code: other,
			code_verifier: codeVerifier,
			redirect_uri: redirectUrl,
		}),
	);
	return {
		clientId: id,
		clientSecret: secret,
		redirectUrl,
		code,
		'oauth.getAuthorizeUrl.oauthAdditionalFields.responseType': 'code',
		'oauth.getProjectClaimUrl.oauthAdditionalFields.responseType': 'code',
		'oauth.exchangeToken.exchangeFields.codeVerifier': codeVerifier,
		refreshToken: grant.refresh_token,
	};
}
