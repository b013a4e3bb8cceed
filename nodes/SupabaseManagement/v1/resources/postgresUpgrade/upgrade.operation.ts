import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const upgradeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['postgresUpgrade'], operation: ['upgrade'] } },
	[
		{
			displayName:
				'The project is offline during the upgrade, and you cannot return to the old version. Run Check Eligibility first.',
			name: 'upgradeNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Target Version',
			name: 'targetVersion',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description: 'The version of Postgres to upgrade to',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a version…',
					typeOptions: { searchListMethod: 'searchUpgradeVersions', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 17',
				},
			],
			routing: { send: { type: 'body', property: 'target_version' } },
		},
		{
			displayName: 'Additional Fields',
			name: 'postgresUpgradeAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Release Channel',
					name: 'releaseChannel',
					type: 'options',
					default: 'ga',
					description: 'Release channel of the version. The organization must have access to it.',
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
			],
		},
	],
);
