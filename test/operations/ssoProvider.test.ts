import type { INodeParameters } from 'n8n-workflow';

import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { methods } from '../harness/operations';
import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const id = '77777777-7777-4777-8777-777777777777';
const path = `/v1/projects/${ref}/config/auth/sso/providers`;
const metadataUrl = 'https://sso.acme.com/metadata.xml';
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

const provider = {
	id,
	saml: {
		entity_id: 'https://sso.acme.com',
		metadata_url: metadataUrl,
		attribute_mapping: { keys: { email: { name: 'mail' } } },
		name_id_format: persistent,
	},
	domains: [{ domain: 'acme.com', created_at: '2026-10-01T08:00:00Z' }],
	created_at: '2026-10-01T08:00:00Z',
	updated_at: '2026-10-01T08:00:00Z',
};

const attributes = [
	{ attribute: 'email', names: 'mail', isList: false, defaultValue: '' },
	{ attribute: 'name', names: 'cn, displayName', isList: false, defaultValue: 'Nobody' },
	{ attribute: 'groups', names: '', isList: true, defaultValue: '["users"]' },
];
const mapping = {
	keys: {
		email: { name: 'mail' },
		name: { names: ['cn', 'displayName'], default: 'Nobody' },
		groups: { array: true, default: ['users'] },
	},
};

testOperation('ssoProvider', 'create', {
	full: {
		parameters: {
			projectRef: ref,
			saml: {
				attributeMapping: { attributes },
				domains: 'acme.com, contractors.acme.com',
				metadataUrl,
				nameIdFormat: persistent,
			},
		},
		request: {
			method: 'POST',
			path,
			body: {
				type: 'saml',
				attribute_mapping: mapping,
				domains: ['acme.com', 'contractors.acme.com'],
				metadata_url: metadataUrl,
				name_id_format: persistent,
			},
		},
	},
	smallest: {
		parameters: { projectRef: ref, saml: { metadataXml: '<EntityDescriptor/>' } },
		request: { method: 'POST', path, body: { type: 'saml', metadata_xml: '<EntityDescriptor/>' } },
	},
	answer: { status: 201, body: provider, items: [provider] },
	refused: { status: 404, message: 'SAML 2.0 support is not enabled for this project' },
});

testOperation('ssoProvider', 'delete', {
	full: {
		parameters: { projectRef: ref, providerId: id },
		request: { method: 'DELETE', path: `${path}/${id}` },
	},
	answer: {
		status: 200,
		body: provider,
		items: [{ deleted: true, ref, provider_id: id, ...provider }],
	},
	refused: { status: 404, message: 'SSO provider not found' },
});

testOperation('ssoProvider', 'get', {
	full: {
		parameters: { projectRef: ref, providerId: id },
		request: { method: 'GET', path: `${path}/${id}` },
	},
	answer: { status: 200, body: provider, items: [provider] },
	refused: forbidden,
});

testOperation('ssoProvider', 'getMany', {
	full: {
		parameters: { projectRef: ref, returnAll: true },
		request: { method: 'GET', path },
	},
	answer: { status: 200, body: { items: [provider] }, items: [provider] },
	refused: { status: 402, message: 'SSO is part of the Pro plan' },
});

testOperation('ssoProvider', 'update', {
	full: {
		parameters: {
			projectRef: ref,
			providerId: id,
			saml: {
				attributeMapping: {},
				domains: '',
				metadataUrl,
				nameIdFormat: persistent,
			},
		},
		request: {
			method: 'PUT',
			path: `${path}/${id}`,
			body: {
				attribute_mapping: { keys: {} },
				domains: [],
				metadata_url: metadataUrl,
				name_id_format: persistent,
			},
		},
	},
	smallest: {
		parameters: { projectRef: ref, providerId: id, saml: { metadataUrl: '', domains: 'acme.com' } },
		request: { method: 'PUT', path: `${path}/${id}`, body: { domains: ['acme.com'] } },
	},
	answer: { status: 200, body: provider, items: [provider] },
	refused: { status: 422, message: 'A provider for this domain exists' },
});

describe('ssoProvider: create, with values that Supabase does not accept', () => {
	afterEach(stopAnswering);

	it.each<[INodeParameters, string]>([
		[{}, 'Metadata URL is empty'],
		[{ metadataUrl: ' ' }, 'Metadata URL is empty'],
		[{ metadataUrl, metadataXml: '<a/>' }, 'Metadata URL and Metadata XML are both set'],
		[
			{ metadataUrl, domains: 'acme.com, https://acme.org' },
			'Domains contains an invalid domain: https://acme.org',
		],
		[{ metadataUrl, domains: 'ada@acme.com' }, 'Domains contains an invalid domain: ada@acme.com'],
	])('refuses %j before anything is sent', async (saml, message) => {
		const requests = answerWith({ status: 201, body: provider });
		const { error } = await runNode({
			parameters: { resource: 'ssoProvider', operation: 'create', projectRef: ref, saml },
		});
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});
});

describe('ssoProvider: the list', () => {
	afterEach(stopAnswering);

	it('shows the domains, or another identifying value', async () => {
		answerWith({ status: 200, body: { items: [provider, { id: 'without-anything' }] } });
		const list = await searchList(methods!.listSearch!.searchSsoProviders!, {
			resource: 'ssoProvider',
			operation: 'get',
			projectRef: { __rl: true, mode: 'id', value: ref },
		});
		expect(list.results.map(({ name }) => name)).toEqual([
			'acme.com – https://sso.acme.com',
			'without-anything',
		]);
		expect(list.results[0]!.value).toBe(id);
	});
});
