import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { computeSize } from '../../fields/computeSize';
import { organizationSlug } from '../../fields/organizationSlug';

const regionGroups = ['americas', 'emea', 'apac'];

/** Says whether the chosen region is one data center or the best one in a part of the world. */
async function sendRegion(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const code = this.getNodeParameter('region', '', { extractValue: true });
	if (!code) return options;
	const type = regionGroups.includes(String(code)) ? 'smartGroup' : 'specific';
	return { ...options, body: { ...(options.body as object), region_selection: { type, code } } };
}

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['project'], operation: ['createProject'] } },
	[
		{
			...organizationSlug,
			description: 'The organization to create the project in',
			routing: { send: { type: 'body', property: 'organization_slug' } },
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. acme-prod',
			description: 'Name of the project in the dashboard, up to 256 characters',
			routing: { send: { type: 'body', property: 'name' } },
		},
		{
			displayName: 'Database Password',
			name: 'databasePassword',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Password of the postgres user. Supabase does not show it again, so keep it somewhere safe.',
			routing: { send: { type: 'body', property: 'db_pass' } },
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'Where to create the database. If empty, Supabase chooses a region.',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a region…',
					typeOptions: { searchListMethod: 'searchRegions', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. eu-central-1, or americas, emea, apac',
				},
			],
			routing: { send: { preSend: [sendRegion] } },
		},
		{
			displayName: 'Additional Fields',
			name: 'projectAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					...computeSize,
					description: 'Memory and processor cores of the database. Larger sizes cost more.',
					routing: { send: { type: 'body', property: 'desired_instance_size' } },
				},
				{
					displayName: 'High Availability',
					name: 'highAvailability',
					type: 'boolean',
					default: false,
					description: 'Whether a standby database takes over when the primary database fails',
					routing: { send: { type: 'body', property: 'high_availability' } },
				},
				{
					displayName: 'Postgres Engine',
					name: 'postgresEngine',
					type: 'options',
					default: '17',
					description: 'Version of Postgres',
					options: [
						{ name: 'Postgres 15', value: '15' },
						{ name: 'Postgres 17', value: '17' },
						{ name: 'Postgres 17 with OrioleDB', value: '17-oriole' },
					],
					routing: { send: { type: 'body', property: 'postgres_engine' } },
				},
				{
					displayName: 'Release Channel',
					name: 'releaseChannel',
					type: 'options',
					default: 'ga',
					description:
						'Release channel of the Postgres version. The organization must have access to it.',
					options: [
						{ name: 'Alpha', value: 'alpha' },
						{ name: 'Beta', value: 'beta' },
						{ name: 'General Availability', value: 'ga' },
						{ name: 'Internal', value: 'internal' },
						{ name: 'Preview', value: 'preview' },
						{ name: 'Withdrawn', value: 'withdrawn' },
					],
					routing: { send: { type: 'body', property: 'release_channel' } },
				},
				{
					displayName: 'Template URL',
					name: 'templateUrl',
					type: 'string',
					default: '',
					placeholder:
						'e.g. https://github.com/supabase/supabase/tree/master/examples/slack-clone/nextjs-slack-clone',
					description: 'URL of a template that the database starts with',
					routing: { send: { type: 'body', property: 'template_url' } },
				},
			],
		},
	],
);
