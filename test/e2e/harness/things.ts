import type { Operation, Samples } from '../../harness/operations.ts';
import { askSandbox } from './sandbox.ts';

/** The email address of an invited user. */
const email = 'ada@example.com';

const roles = [{ role: 'postgres' }];

/** How users sign in: an SSO provider, a third-party integration and a signing key. */
async function addSignIn(project: string): Promise<Samples> {
	const auth = `${project}/config/auth`;
	const provider = await askSandbox('POST', `${auth}/sso/providers`, {
		type: 'saml',
		metadata_url: 'https://sign-in.example.com/saml',
	});
	const thirdParty = await askSandbox('POST', `${auth}/third-party-auth`, {
		oidc_issuer_url: 'https://sign-in.example.com',
	});
	const key = await askSandbox('POST', `${auth}/signing-keys`, { algorithm: 'ES256' });
	return { providerId: provider.id, tpaId: thirdParty.id, signingKeyId: key.id };
}

/** A log drain, a compute instance and a private link. */
async function addServices(ref: string): Promise<Samples> {
	const project = `/v2/projects/${ref}`;
	const config = { url: 'https://logs.example.com', http: 'http2', gzip: true, headers: {} };
	const drain = await askSandbox('POST', `${project}/analytics/log-drains`, {
		data: { type: 'log_drain', attributes: { name: 'Logs', backend_type: 'webhook', config } },
	});
	const spec = { size: 'small', exposure: 'public', instances: 1 };
	await askSandbox('POST', `${project}/compute/image-resizer/deploy`, {
		data: { type: 'project_compute_instance', attributes: { spec } },
	});
	const awsAccountId = '123456789012';
	await askSandbox('POST', `${project}/private-link/associations`, {
		data: { type: 'private_link_association', attributes: { aws_account_id: awsAccountId } },
	});
	return { logDrainId: drain.data.id, awsAccountId, databaseIdentifier: ref };
}

/** Database access for a user and for an invited user, and an invited member. */
async function addPeople(project: string, slug: string): Promise<Samples> {
	const userId = '66666666-6666-4666-8666-666666666666';
	await askSandbox('PUT', `${project}/database/jit`, { user_id: userId, roles });
	const invite = await askSandbox('POST', `${project}/database/jit/invite`, { email, roles });
	const invited = [email, 'grace@example.com'].map((address) => ({
		type: 'organization_invitation',
		attributes: { email: address, role: 'developer' },
	}));
	await askSandbox('POST', `/v2/organizations/${slug}/members/invitations`, { data: invited });
	return { inviteId: invite.invite_id, 'jitAccess.delete.userId': userId };
}

async function addHostname(project: string, key: string): Promise<void> {
	const hostname = `${project}/custom-hostname`;
	if (!key.includes('/custom-hostname') || key.endsWith('/initialize')) return;
	await askSandbox('POST', `${hostname}/initialize`, { custom_hostname: 'docs.example.com' });
	if (!key.endsWith('/activate')) return;
	for (let look = 0; look < 2; look++) await askSandbox('POST', `${hostname}/reverify`);
}

/** A migration that can be rolled back. */
async function addMigration(project: string): Promise<Samples> {
	const migrations = `${project}/database/migrations`;
	await askSandbox('POST', migrations, {
		name: 'create_parcels_table',
		query: 'create table public.parcels (id bigint primary key)',
		rollback: 'drop table if exists public.parcels',
	});
	const history = await askSandbox<Array<{ version: string }>>('GET', migrations);
	return { version: history.at(-1)!.version };
}

/**
 * Creates one of everything that a new project lacks, and the required add-ons.
 *
 * @param other A project of another organization, which will be claimed.
 */
export async function addThings(
	{ resource, operation, key }: Operation,
	ref: string,
	other: string,
	slug: string,
): Promise<Samples> {
	const project = `/v1/projects/${ref}`;
	for (const [addon_type, addon_variant] of [
		['custom_domain', 'cd_default'],
		['pitr', 'pitr_7'],
	]) {
		await askSandbox('PATCH', `${project}/billing/addons`, { addon_type, addon_variant });
	}
	await addHostname(project, key);
	// This makes its configuration different from other projects.
	await askSandbox('PATCH', `${project}/postgrest`, { max_rows: 77 });
	await askSandbox('POST', `${project}/claim-token`);
	const claim = await askSandbox('POST', `/v1/projects/${other}/claim-token`);
	return {
		...(await addSignIn(project)),
		...(await addServices(ref)),
		...(await addPeople(project, slug)),
		...(resource === 'migration' && (await addMigration(project))),
		...(key.includes('/project-claim/{token}') && {
			[`${resource}.${operation}.token`]: claim.token,
		}),
	};
}
