import type { INodeParameters } from 'n8n-workflow';

import { searchPendingNetworkRestrictions } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';
const path = `/v1/projects/${projectRef}/network-restrictions`;

const restrictions = {
	entitlement: 'allowed',
	config: { dbAllowedCidrs: ['203.0.113.0/24'], dbAllowedCidrsV6: ['2001:db8::/32'] },
	status: 'applied',
	updated_at: '2026-11-20T10:00:00.000Z',
	applied_at: '2026-11-20T10:00:05.000Z',
};

const pending = {
	...restrictions,
	pending_config: {
		dbAllowedCidrs: ['198.51.100.0/24', '192.0.2.0/24', '203.0.113.0/24'],
		dbAllowedCidrsV6: ['2001:db8:1::/48', '2001:db8:2::/48'],
	},
	pending_requested_at: '2026-11-23T09:15:00.123456Z',
};

testOperation('networkRestriction', 'get', {
	full: { parameters: { projectRef }, request: { method: 'GET', path } },
	answer: { status: 200, body: pending, items: [pending] },
	refused: { ...forbidden, description: /database_network_restrictions_read/ },
});

testOperation('networkRestriction', 'replace', {
	full: {
		parameters: { projectRef, allowedRanges: '203.0.113.0/24, 2001:db8::/32' },
		request: {
			method: 'POST',
			path: `${path}/apply`,
			body: { dbAllowedCidrs: ['203.0.113.0/24'], dbAllowedCidrsV6: ['2001:db8::/32'] },
		},
	},
	answer: { status: 201, body: restrictions, items: [restrictions] },
	refused: {
		status: 400,
		message: 'Invalid CIDR: 203.0.113.0/24',
		description: /Correct the fields of the node/,
	},
});

testOperation('networkRestriction', 'review', {
	full: {
		parameters: {
			projectRef,
			pendingChange: '2026-11-23T09:15:00.123456Z',
			decision: 'reject',
		},
		request: {
			method: 'POST',
			path: `${path}/review`,
			body: { action: 'reject', requested_at: '2026-11-23T09:15:00.123456Z' },
		},
	},
	answer: { status: 201, body: restrictions, items: [restrictions] },
	refused: { status: 409, message: 'The pending change was replaced by another one' },
});

const updated = {
	entitlement: 'allowed',
	config: {
		dbAllowedCidrs: [
			{ address: '203.0.113.0/24', type: 'v4' },
			{ address: '2001:db8::/32', type: 'v6' },
		],
	},
	status: 'stored',
};

testOperation('networkRestriction', 'update', {
	full: {
		parameters: {
			projectRef,
			networkRestrictionUpdateFields: {
				add: '203.0.113.0/24\n2001:db8::/32',
				remove: '198.51.100.0/24; 2001:db8:1::/48',
			},
		},
		request: {
			method: 'PATCH',
			path,
			body: {
				add: { dbAllowedCidrs: ['203.0.113.0/24'], dbAllowedCidrsV6: ['2001:db8::/32'] },
				remove: { dbAllowedCidrs: ['198.51.100.0/24'], dbAllowedCidrsV6: ['2001:db8:1::/48'] },
			},
		},
	},
	smallest: {
		parameters: { projectRef, networkRestrictionUpdateFields: { add: '203.0.113.7' } },
		request: { method: 'PATCH', path, body: { add: { dbAllowedCidrs: ['203.0.113.7/32'] } } },
	},
	answer: { status: 200, body: updated, items: [updated] },
	refused: { status: 402, message: 'Network restrictions are not included in the plan' },
});

describe('network restrictions', () => {
	afterEach(stopAnswering);

	const run = async (parameters: INodeParameters) => {
		const requests = answerWith({ status: 201, body: restrictions });
		const { error } = await runNode({
			parameters: { resource: 'networkRestriction', projectRef, ...parameters },
			items: [{ json: { ranges: ['2001:db8::7', '203.0.113.0/24', '203.0.113.0/24'] } }],
		});
		return { requests, error };
	};

	it('accept a list from an expression, and single addresses', async () => {
		const { requests } = await run({ operation: 'replace', allowedRanges: '={{ $json.ranges }}' });
		expect(requests[0]!.body).toEqual({
			dbAllowedCidrs: ['203.0.113.0/24'],
			dbAllowedCidrsV6: ['2001:db8::7/128'],
		});
	});

	it('empty the list of an IP version without ranges', async () => {
		const { requests } = await run({ operation: 'replace', allowedRanges: '203.0.113.0/24' });
		expect(requests[0]!.body).toEqual({
			dbAllowedCidrs: ['203.0.113.0/24'],
			dbAllowedCidrsV6: [],
		});
	});

	it.each([
		['203.0.113.0/33', '203.0.113.0/33'],
		['203.0.113.0/24, 10.0.0/8', '10.0.0/8'],
		['2001:db8::/129', '2001:db8::/129'],
		['203.0.113.0/', '203.0.113.0/'],
		['203.0.113.0/24/8', '203.0.113.0/24/8'],
		['0.0.0.0/00', '0.0.0.0/00'],
		['office', 'office'],
	])('refuse %s before anything is sent', async (allowedRanges, wrong) => {
		const { requests, error } = await run({ operation: 'replace', allowedRanges });
		expect(requests).toEqual([]);
		expect(error?.message).toBe(`Allowed Ranges is not valid: ${wrong}`);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
	});

	it('refuse an empty list, which would block everybody', async () => {
		const { requests, error } = await run({ operation: 'replace', allowedRanges: ' \n' });
		expect(requests).toEqual([]);
		expect(error?.message).toBe('Allowed Ranges is empty');
	});

	it('name the invalid field of an update', async () => {
		const { requests, error } = await run({
			operation: 'update',
			networkRestrictionUpdateFields: { add: '203.0.113.0/24', remove: '203.0.113.0/24x' },
		});
		expect(requests).toEqual([]);
		expect(error?.message).toBe('Remove Ranges is not valid: 203.0.113.0/24x');
	});

	it('refuse an update without ranges', async () => {
		const { requests, error } = await run({
			operation: 'update',
			networkRestrictionUpdateFields: { add: '' },
		});
		expect(requests).toEqual([]);
		expect(error?.message).toBe('Update Fields is empty');
	});

	it.each([
		['={{ "" }}', 'Pending Change is empty'],
		['2026-11-23', 'Pending Change is not valid: 2026-11-23'],
		['2026-13-23T09:15:00Z', 'Pending Change is not valid: 2026-13-23T09:15:00Z'],
	])('refuse to review %s', async (pendingChange, message) => {
		const { requests, error } = await run({
			operation: 'review',
			pendingChange,
			decision: 'apply',
		});
		expect(requests).toEqual([]);
		expect(error?.message).toBe(message);
	});
});

describe('the list of pending network restrictions', () => {
	afterEach(stopAnswering);

	const parameters = {
		resource: 'networkRestriction',
		operation: 'review',
		projectRef: { __rl: true, mode: 'id', value: projectRef },
	};

	it('shows what would be allowed', async () => {
		answerWith({ status: 200, body: pending });
		const { results } = await searchList(searchPendingNetworkRestrictions, parameters);
		expect(results).toEqual([
			{
				name: '198.51.100.0/24, 192.0.2.0/24, 203.0.113.0/24, 2 more (requested 2026-11-23 09:15)',
				value: '2026-11-23T09:15:00.123456Z',
			},
		]);
	});

	it('is empty if nothing is pending', async () => {
		answerWith({ status: 200, body: restrictions });
		const { results } = await searchList(searchPendingNetworkRestrictions, parameters);
		expect(results).toEqual([]);
	});
});
