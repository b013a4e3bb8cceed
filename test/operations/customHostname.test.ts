import { answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';
const path = `/v1/projects/${projectRef}/custom-hostname`;

const hostname = (status: string) => ({
	status,
	custom_hostname: 'docs.example.com',
	data: {
		success: true,
		errors: [],
		messages: [],
		result: {
			id: '023e105f4ecef8ad9ca31a8372d0c353',
			hostname: 'docs.example.com',
			ssl: {
				status: 'pending_validation',
				validation_records: [
					{ txt_name: '_acme-challenge.docs.example.com', txt_value: 'ca3-0123456789abcdef' },
				],
			},
			ownership_verification: {
				type: 'txt',
				name: '_cf-custom-hostname.docs.example.com',
				value: '5cc07c04-ea62-4a5a-95f0-419334a875a4',
			},
			custom_origin_server: `${projectRef}.supabase.co`,
			status: 'pending',
		},
	},
});

testOperation('customHostname', 'activate', {
	full: { parameters: { projectRef }, request: { method: 'POST', path: `${path}/activate` } },
	answer: {
		status: 201,
		body: hostname('5_services_reconfigured'),
		items: [hostname('5_services_reconfigured')],
	},
	refused: { status: 400, message: 'Custom hostname is not ready to be activated' },
});

testOperation('customHostname', 'delete', {
	full: {
		parameters: { projectRef, customHostnameOptions: { removeAddOn: true } },
		request: { method: 'DELETE', path, query: { remove_addon: 'true' } },
	},
	smallest: { parameters: { projectRef }, request: { method: 'DELETE', path } },
	answer: { status: 200, items: [{ deleted: true, ref: projectRef }] },
	refused: { ...forbidden, description: /custom_domain_write/ },
});

testOperation('customHostname', 'get', {
	full: { parameters: { projectRef }, request: { method: 'GET', path } },
	answer: { status: 200, body: hostname('2_initiated'), items: [hostname('2_initiated')] },
	refused: { status: 404, message: 'Project not found' },
});

testOperation('customHostname', 'initialize', {
	full: {
		parameters: { projectRef, customHostname: ' Docs.Example.com ' },
		request: {
			method: 'POST',
			path: `${path}/initialize`,
			body: { custom_hostname: 'docs.example.com' },
		},
	},
	answer: { status: 201, body: hostname('2_initiated'), items: [hostname('2_initiated')] },
	refused: { status: 402, message: 'The project does not have the custom domain add-on' },
});

testOperation('customHostname', 'verifyDns', {
	full: { parameters: { projectRef }, request: { method: 'POST', path: `${path}/reverify` } },
	answer: {
		status: 201,
		body: hostname('3_challenge_verified'),
		items: [hostname('3_challenge_verified')],
	},
	refused: { status: 500, message: 'Failed to verify the hostname' },
});

describe('initializing a custom hostname', () => {
	afterEach(stopAnswering);

	it.each([
		'https://docs.example.com',
		'docs.example.com/path',
		'docs',
		'docs..example.com',
		'-docs.example.com',
		'docs.example.com.',
		'203.0.113.10',
		'docs_1.example.com',
		`${'a'.repeat(64)}.example.com`,
		'docs example.com',
	])('refuses %s before anything is sent', async (customHostname) => {
		const requests = answerWith({ status: 201, body: hostname('2_initiated') });
		const { error } = await runNode({
			parameters: {
				resource: 'customHostname',
				operation: 'initialize',
				projectRef,
				customHostname,
			},
		});
		expect(requests).toEqual([]);
		expect(error?.message).toBe(`Custom Hostname is not valid: ${customHostname}`);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
	});

	it.each(['example.com', 'a.b.c.example.co.uk', 'xn--bcher-kva.example', 'app-1.example.com'])(
		'accepts %s',
		async (customHostname) => {
			const requests = answerWith({ status: 201, body: hostname('2_initiated') });
			await runNode({
				parameters: {
					resource: 'customHostname',
					operation: 'initialize',
					projectRef,
					customHostname,
				},
			});
			expect(requests[0]!.body).toEqual({ custom_hostname: customHostname });
		},
	);
});
