import {
	searchBannedAddresses,
	searchDatabasesWithBans,
} from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';
const bans = `/v1/projects/${projectRef}/network-bans`;

testOperation('networkBan', 'getMany', {
	full: {
		parameters: { projectRef, limit: 2 },
		request: { method: 'POST', path: `${bans}/retrieve` },
	},
	smallest: {
		parameters: { projectRef },
		request: { method: 'POST', path: `${bans}/retrieve` },
	},
	answer: {
		status: 201,
		body: { banned_ipv4_addresses: ['203.0.113.10', '2001:db8::7', '198.51.100.4'] },
		items: [{ banned_address: '203.0.113.10' }, { banned_address: '2001:db8::7' }],
	},
	refused: { ...forbidden, description: /database_network_bans_read/ },
});

const ban = {
	banned_address: '203.0.113.10',
	identifier: projectRef,
	type: 'postgres',
};

testOperation('networkBan', 'getManyWithDetails', {
	full: {
		parameters: { projectRef, returnAll: true },
		request: { method: 'POST', path: `${bans}/retrieve/enriched` },
	},
	answer: { status: 201, body: { banned_ipv4_addresses: [ban] }, items: [ban] },
	refused: { status: 500, message: 'Failed to retrieve network bans' },
});

testOperation('networkBan', 'remove', {
	full: {
		parameters: {
			projectRef,
			bannedAddress: '203.0.113.10, 2001:db8::7\n203.0.113.10',
			networkBanOptions: {
				databaseIdentifier: { __rl: true, mode: 'id', value: 'abcdefghijklmnopqrst-rr-1' },
				requesterIp: true,
			},
		},
		request: {
			method: 'DELETE',
			path: bans,
			body: {
				ipv4_addresses: ['203.0.113.10', '2001:db8::7'],
				identifier: 'abcdefghijklmnopqrst-rr-1',
				requester_ip: true,
			},
		},
	},
	smallest: {
		parameters: { projectRef, bannedAddress: '203.0.113.10' },
		request: { method: 'DELETE', path: bans, body: { ipv4_addresses: ['203.0.113.10'] } },
	},
	answer: {
		status: 200,
		items: [{ deleted: true, ref: projectRef, addresses: ['203.0.113.10', '2001:db8::7'] }],
	},
	refused: { status: 404, message: 'Project not found' },
});

describe('removing network bans', () => {
	afterEach(stopAnswering);

	const remove = async (bannedAddress: unknown, options = {}) => {
		const requests = answerWith({ status: 200 });
		const { error } = await runNode({
			parameters: {
				resource: 'networkBan',
				operation: 'remove',
				projectRef,
				bannedAddress: { __rl: true, mode: 'id', value: bannedAddress as string },
				networkBanOptions: options,
			},
			items: [{ json: { addresses: ['203.0.113.1', '203.0.113.2'] } }],
		});
		return { requests, error };
	};

	it('accepts a list from an expression', async () => {
		const { requests, error } = await remove('={{ $json.addresses }}');
		expect(error).toBeUndefined();
		expect(requests[0]!.body).toEqual({ ipv4_addresses: ['203.0.113.1', '203.0.113.2'] });
	});

	it('removes only the ban of the own address if none is entered', async () => {
		const { requests } = await remove('', { requesterIp: true });
		expect(requests[0]!.body).toEqual({ ipv4_addresses: [], requester_ip: true });
	});

	it.each([
		'203.0.113',
		'203.0.113.256',
		'203.0.113.07',
		'203.0.113.0/24',
		'2001:db8',
		'2001:db8::1::2',
		'1:2:3:4:5:6:7:8::',
		'2001:db8::g',
		'localhost',
	])('refuses %s before anything is sent', async (address) => {
		const { requests, error } = await remove(`203.0.113.10, ${address}`);
		expect(requests).toEqual([]);
		expect(error?.message).toBe(`Banned Address is not valid: ${address}`);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
	});

	it.each(['::', '::1', '2001:db8:1:2:3:4:5:6', '::ffff:203.0.113.7', '2001:DB8::'])(
		'accepts %s',
		async (address) => {
			const { requests } = await remove(address);
			expect(requests[0]!.body).toEqual({ ipv4_addresses: [address] });
		},
	);

	it('refuses an empty address before anything is sent', async () => {
		const { requests, error } = await remove('');
		expect(requests).toEqual([]);
		expect(error?.message).toBe('Banned Address is empty');
	});
});

describe('the lists of network bans', () => {
	afterEach(stopAnswering);

	const parameters = {
		resource: 'networkBan',
		operation: 'remove',
		projectRef: { __rl: true, mode: 'id', value: projectRef },
	};

	it('shows the banned addresses', async () => {
		const requests = answerWith({
			status: 201,
			body: { banned_ipv4_addresses: ['203.0.113.10', '198.51.100.4'] },
		});
		const { results } = await searchList(searchBannedAddresses, parameters, { filter: '198' });
		expect(results).toEqual([{ name: '198.51.100.4', value: '198.51.100.4' }]);
		expect(requests[0]).toMatchObject({ method: 'POST', path: `${bans}/retrieve` });
	});

	it('can be read with a read-only credential', async () => {
		answerWith({ status: 201, body: { banned_ipv4_addresses: ['203.0.113.10'] } });
		const { results } = await searchList(searchBannedAddresses, parameters, {
			credential: { readOnly: true },
		});
		expect(results).toHaveLength(1);
	});

	it('shows each database once', async () => {
		answerWith({
			status: 201,
			body: {
				banned_ipv4_addresses: [ban, { ...ban, banned_address: '203.0.113.11' }],
			},
		});
		const { results } = await searchList(searchDatabasesWithBans, parameters);
		expect(results).toEqual([{ name: projectRef, value: projectRef }]);
	});
});
