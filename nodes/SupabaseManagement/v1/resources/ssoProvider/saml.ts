import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { entriesOf } from '../../fields/entriesOf';
import { jsonOrText } from '../../fields/json';
import { inputError } from '../../request/input/inputError';
import { textOf } from '../../request/input/readText';

type Attribute = {
	attribute: string;
	names: unknown;
	isList: boolean;
	defaultValue: string | null;
};

type Saml = {
	attributeMapping?: { attributes?: Attribute[] };
	domains?: unknown;
	metadataUrl?: string;
	metadataXml?: string;
};

const domain = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i;

async function sendSaml(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const saml = this.getNodeParameter('saml', {}) as Saml;
	const url = saml.metadataUrl?.trim() ?? '';
	const xml = saml.metadataXml?.trim() ? saml.metadataXml : '';
	if (url !== '' && xml !== '') {
		throw inputError(
			this,
			'Metadata URL and Metadata XML are both set',
			'Clear one of them. Supabase accepts only one source of metadata.',
		);
	}
	if (this.getNodeParameter('operation') === 'create' && url === '' && xml === '') {
		throw inputError(
			this,
			'Metadata URL is empty',
			'Enter the URL of the identity provider’s SAML metadata, or paste the metadata into Metadata XML.',
		);
	}
	const body: IDataObject = { ...(options.body as IDataObject) };
	if (url !== '') body.metadata_url = url;
	if (xml !== '') body.metadata_xml = xml;
	if (saml.domains !== undefined) body.domains = domainsOf(this, saml.domains);
	if (saml.attributeMapping !== undefined) {
		const attributes = saml.attributeMapping.attributes ?? [];
		body.attribute_mapping = {
			keys: Object.fromEntries(attributes.map((each) => [each.attribute, mapped(this, each)])),
		};
	}
	return { ...options, body };
}

function domainsOf(context: IExecuteSingleFunctions, given: unknown): string[] {
	const domains = entriesOf(given);
	const wrong = domains.find((each) => !domain.test(each));
	if (wrong === undefined) return domains;
	throw inputError(
		context,
		`Domains contains an invalid domain: ${wrong}`,
		'Enter comma-separated domains such as acme.com, without https:// and without @.',
	);
}

/** One name is sent as `name`, several as `names`: Supabase uses the first that exists. */
function mapped(
	context: IExecuteSingleFunctions,
	{ names, isList, defaultValue }: Attribute,
): IDataObject {
	const candidates = textOf(names)
		.split(',')
		.map((name) => name.trim())
		.filter(Boolean);
	return {
		...(candidates.length === 1 ? { name: candidates[0] } : {}),
		...(candidates.length > 1 ? { names: candidates } : {}),
		...(isList ? { array: true } : {}),
		...(defaultValue === '' || defaultValue === null
			? {}
			: { default: jsonOrText(context, defaultValue, 'Default') as string }),
	};
}

export const samlFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['ssoProvider'], operation: ['create', 'update'] } },
	[
		{
			displayName: 'SAML Settings',
			name: 'saml',
			type: 'collection',
			placeholder: 'Add Setting',
			default: { metadataUrl: '' },
			description:
				'A new provider requires Metadata URL or Metadata XML. An update changes only the fields that you add.',
			routing: { send: { preSend: [sendSaml] } },
			options: [
				{
					displayName: 'Attribute Mapping',
					name: 'attributeMapping',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					placeholder: 'Add Attribute',
					default: {},
					description: 'How attributes of the identity provider map to those of the user',
					options: [
						{
							displayName: 'Attributes',
							name: 'attributes',
							values: [
								{
									displayName: 'User Attribute',
									name: 'attribute',
									type: 'string',
									required: true,
									default: '',
									placeholder: 'e.g. email',
								},
								{
									displayName: 'Provider’s Attributes',
									name: 'names',
									type: 'string',
									required: true,
									default: '',
									placeholder: 'e.g. mail, emailAddress',
									description: 'Comma-separated names. The first that the provider sends is used.',
								},
								{
									displayName: 'Is a List',
									name: 'isList',
									type: 'boolean',
									default: false,
									description: 'Whether the attribute has several values, such as groups',
								},
								{
									displayName: 'Default',
									name: 'defaultValue',
									type: 'string',
									default: '',
									description: 'Value if the provider sends none: text, or JSON for any other type',
								},
							],
						},
					],
				},
				{
					displayName: 'Domains',
					name: 'domains',
					type: 'string',
					default: '',
					placeholder: 'e.g. acme.com, acme.org',
					description:
						'Users with an email address in one of these domains sign in through the provider',
				},
				{
					displayName: 'Metadata URL',
					name: 'metadataUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://sso.acme.com/metadata.xml',
					description: 'URL of the identity provider’s SAML metadata',
				},
				{
					displayName: 'Metadata XML',
					name: 'metadataXml',
					type: 'string',
					typeOptions: { rows: 5 },
					default: '',
					description: 'The SAML metadata itself, instead of its URL',
				},
				{
					displayName: 'Name ID Format',
					name: 'nameIdFormat',
					type: 'options',
					default: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
					description: 'The identifier of a user that is requested from the provider',
					options: [
						{
							name: 'Email Address',
							value: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
						},
						{
							name: 'Persistent',
							value: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
						},
						{ name: 'Transient', value: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' },
						{
							name: 'Unspecified',
							value: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
						},
					],
					routing: { send: { type: 'body', property: 'name_id_format' } },
				},
			],
		},
	],
);
