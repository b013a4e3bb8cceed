import { expect } from '../steps.ts';
import type { Sdk } from './sdk.ts';

/** Organizations, OAuth and claims. */
export async function tryAccount(sdk: Sdk): Promise<void> {
	const ref = sdk.ref('Initech Reports');
	await sdk.call('listAllOrganizations', [], [{ slug: 'acme' }, { slug: 'globex' }, {}]);
	await sdk.call('getAnOrganization', ['acme'], { name: 'Acme', plan: 'pro' });
	await sdk.refuse('getAnOrganization', ['nobody'], 404, /not found/i);
	const { slug } = (await sdk.call('createAnOrganization', [{ name: 'Umbrella' }])) ?? {};
	await sdk.runs('createAnOrganization is read back', async () => {
		expect((await sdk.run('getAnOrganization', [slug])).data, { name: 'Umbrella' });
	});
	await sdk.runs('listOrganizationMembers has one owner', async () => {
		const { data } = await sdk.run('listOrganizationMembers', ['acme']);
		const owners = data.filter((member: { role_name: string }) => member.role_name === 'Owner');
		expect(owners.length, 1);
	});
	await sdk.call('listOrganizationMembers', ['acme']);
	await sdk.call('getAvailableRegions', [{ organization_slug: 'acme' }]);

	const { token } = (await sdk.call('createProjectClaimToken', [ref])) ?? {};
	await sdk.call('getProjectClaimToken', [ref]);
	await sdk.call('getOrganizationProjectClaim', ['globex', token ?? 'token']);
	await sdk.call('claimProjectForOrganization', ['globex', token ?? 'token']);
	await sdk.run('createProjectClaimToken', [ref]);
	await sdk.call('deleteProjectClaimToken', [ref]);

	const page = 'redirects a browser to a page; the SDK follows it with fetch';
	sdk.leave('authorizeUser', page);
	sdk.leave('oauthAuthorizeProjectClaim', page);
	await sdk.refuse(
		'exchangeOauthToken',
		[{ grant_type: 'authorization_code', client_id: 'nobody', client_secret: 'x', code: 'x' }],
		400,
		/./,
	);
	await sdk.refuse(
		'revokeToken',
		[{ client_id: '66666666-6666-4666-8666-666666666666', client_secret: 'x', refresh_token: 'x' }],
		401,
		/./,
	);
}
