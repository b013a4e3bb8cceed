import { answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';
const path = `/v1/projects/${projectRef}/vanity-subdomain`;

testOperation('vanitySubdomain', 'activate', {
	full: {
		parameters: { projectRef, vanitySubdomain: ' Acme-Prod ' },
		request: {
			method: 'POST',
			path: `${path}/activate`,
			body: { vanity_subdomain: 'acme-prod' },
		},
	},
	answer: {
		status: 201,
		body: { custom_domain: 'acme-prod.supabase.co' },
		items: [{ custom_domain: 'acme-prod.supabase.co' }],
	},
	refused: { status: 400, message: 'Subdomain is already taken' },
});

testOperation('vanitySubdomain', 'checkAvailability', {
	full: {
		parameters: { projectRef, vanitySubdomain: 'acme-prod' },
		request: {
			method: 'POST',
			path: `${path}/check-availability`,
			body: { vanity_subdomain: 'acme-prod' },
		},
	},
	answer: { status: 201, body: { available: true }, items: [{ available: true }] },
	refused: { ...forbidden, description: /vanity_subdomain_write/ },
});

testOperation('vanitySubdomain', 'delete', {
	full: { parameters: { projectRef }, request: { method: 'DELETE', path } },
	answer: { status: 200, items: [{ deleted: true, ref: projectRef }] },
	refused: { status: 500, message: 'Failed to delete the vanity subdomain' },
});

const active = { status: 'active', custom_domain: 'acme-prod.supabase.co' };

testOperation('vanitySubdomain', 'get', {
	full: { parameters: { projectRef }, request: { method: 'GET', path } },
	answer: { status: 200, body: active, items: [active] },
	refused: { status: 404, message: 'Project not found' },
});

describe('a vanity subdomain', () => {
	afterEach(stopAnswering);

	it.each(['acme.supabase.co', 'acme_prod', '-acme', 'acme-', 'a'.repeat(64), 'acme prod'])(
		'is refused before anything is sent if it is %s',
		async (vanitySubdomain) => {
			const requests = answerWith({ status: 201, body: { available: true } });
			const { error } = await runNode({
				parameters: {
					resource: 'vanitySubdomain',
					operation: 'checkAvailability',
					projectRef,
					vanitySubdomain,
				},
			});
			expect(requests).toEqual([]);
			expect(error?.message).toBe(`Subdomain is not valid: ${vanitySubdomain}`);
			expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		},
	);

	it('can be checked with a read-only credential', async () => {
		const requests = answerWith({ status: 201, body: { available: false } });
		const { items } = await runNode({
			parameters: {
				resource: 'vanitySubdomain',
				operation: 'checkAvailability',
				projectRef,
				vanitySubdomain: 'acme',
			},
			credential: { readOnly: true },
		});
		expect(requests).toHaveLength(1);
		expect(items[0]!.json).toEqual({ available: false });
	});
});
