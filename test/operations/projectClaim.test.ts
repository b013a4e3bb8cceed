import { answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';
const organizationSlug = 'tsrqponmlkjihgfedcba';
const token = '0123456789abcdef0123456789abcdef01234567';
const tokenPath = `/v1/projects/${projectRef}/claim-token`;
const claimPath = `/v1/organizations/${organizationSlug}/project-claim/${token}`;

const tokenInfo = {
	token_alias: '012345',
	expires_at: '2026-11-24T09:15:00.000Z',
	created_at: '2026-11-23T09:15:00.000Z',
	created_by: '55555555-5555-4555-8555-555555555555',
};

testOperation('projectClaim', 'claim', {
	full: {
		parameters: { organizationSlug, token },
		request: { method: 'POST', path: claimPath },
	},
	answer: { status: 204, items: [{ success: true, slug: organizationSlug }] },
	refused: { status: 409, message: 'The project is being transferred already' },
});

testOperation('projectClaim', 'createToken', {
	full: { parameters: { projectRef }, request: { method: 'POST', path: tokenPath } },
	answer: { status: 200, body: { token, ...tokenInfo }, items: [{ token, ...tokenInfo }] },
	refused: { ...forbidden, description: /organization_admin_write and project_admin_write/ },
});

testOperation('projectClaim', 'deleteToken', {
	full: { parameters: { projectRef }, request: { method: 'DELETE', path: tokenPath } },
	answer: { status: 204, items: [{ deleted: true, ref: projectRef }] },
	refused: { status: 404, message: 'Claim token not found' },
});

testOperation('projectClaim', 'getToken', {
	full: { parameters: { projectRef }, request: { method: 'GET', path: tokenPath } },
	answer: { status: 200, body: tokenInfo, items: [tokenInfo] },
	refused: { status: 500, message: 'Failed to get the claim token' },
});

const preview = {
	project: { ref: projectRef, name: 'acme-prod' },
	preview: {
		valid: false,
		warnings: [],
		errors: [{ key: 'free_project_limit', message: 'A member has too many free projects' }],
		info: [],
		members_exceeding_free_project_limit: [{ name: 'Ada', limit: 2 }],
		source_subscription_plan: 'free',
		target_subscription_plan: null,
	},
	expires_at: '2026-11-24T09:15:00.000Z',
	created_at: '2026-11-23T09:15:00.000Z',
	created_by: '55555555-5555-4555-8555-555555555555',
};

testOperation('projectClaim', 'preview', {
	full: {
		parameters: { organizationSlug, token },
		request: { method: 'GET', path: claimPath },
	},
	answer: { status: 200, body: preview, items: [preview] },
	refused: {
		status: 404,
		body: { message: 'Not found' },
		message: 'Supabase cannot find the project of the claim token',
	},
});

describe('a claim token', () => {
	afterEach(stopAnswering);

	it('does not appear in an error', async () => {
		answerWith({ status: 404, body: { message: 'Not found' } });
		const { error } = await runNode({
			parameters: { resource: 'projectClaim', operation: 'claim', organizationSlug, token },
		});
		expect(error?.message).not.toContain(token);
		expect(error?.description).not.toContain(token);
	});

	it('is required', async () => {
		const requests = answerWith({ status: 204 });
		const { error } = await runNode({
			parameters: { resource: 'projectClaim', operation: 'claim', organizationSlug, token: ' ' },
		});
		expect(requests).toEqual([]);
		expect(error?.message).toBe('Claim Token is empty');
	});
});
