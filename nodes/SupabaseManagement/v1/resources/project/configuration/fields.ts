import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { projectRef } from '../../../fields/projectRef';
import { checkWrites } from './apply.operation';
import { checkSource } from './compare.operation';

const show = { resource: ['project'], operation: ['applyConfiguration', 'compareConfiguration'] };

/** The field for services, which the Watch Trigger has, too. */
export const serviceOption: INodeProperties = {
	displayName: 'Services',
	name: 'services',
	type: 'multiOptions',
	default: [],
	description: 'Services whose settings are compared or applied. If empty, all of them.',
	options: [
		{ name: 'Auth', value: 'auth' },
		{ name: 'Data API', value: 'dataApi' },
		{ name: 'Database Settings', value: 'database' },
		{ name: 'Network Restrictions', value: 'network' },
		{ name: 'Pooler', value: 'pooler' },
		{ name: 'Realtime', value: 'realtime' },
		{ name: 'SSL Enforcement', value: 'ssl' },
		{ name: 'Storage', value: 'storage' },
	],
};

/** The fields of Compare Configuration and Apply Configuration. */
export const configurationFields: INodeProperties[] = [
	...updateDisplayOptions({ show }, [
		{
			displayName: 'Source',
			name: 'configurationSource',
			type: 'options',
			required: true,
			default: 'project',
			description: 'Where the configuration to compare or apply comes from',
			options: [
				{
					name: 'Another Project',
					value: 'project',
					description: 'All settings of a project or a branch, such as staging',
				},
				{
					name: 'JSON Document',
					value: 'document',
					description: 'All or some settings, such as a file from Git',
				},
			],
			routing: { send: { preSend: [checkSource] } },
		},
		{
			...projectRef,
			displayName: 'Source Project',
			name: 'sourceProjectRef',
			description: 'The project whose configuration is compared or applied',
			displayOptions: { show: { configurationSource: ['project'] } },
		},
		{
			displayName: 'Configuration',
			name: 'configurationDocument',
			type: 'json',
			required: true,
			default: '{}',
			placeholder:
				'e.g. { "auth": { "site_url": "https://example.com" }, "api": { "max_rows": 1000 } }',
			description:
				'The output of Get Configuration, or any part of it. Settings that it does not contain stay unchanged.',
			displayOptions: { show: { configurationSource: ['document'] } },
		},
		{
			displayName: 'Options',
			name: 'configurationOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				serviceOption,
				{
					displayName: 'Settings to Ignore',
					name: 'settingsToIgnore',
					type: 'string',
					default: '',
					placeholder: 'e.g. site_url, uri_allow_list, database.max_connections',
					description:
						'Comma-separated names of settings that stay unchanged, with or without their service, such as auth.site_url or site_url',
				},
			],
		},
	]),
	...updateDisplayOptions({ show: { ...show, operation: ['applyConfiguration'] } }, [
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: true,
			description:
				'Whether to only return what would change. Turn it off to change the project. Changing SSL or Postgres settings may restart the database.',
			routing: { send: { preSend: [checkWrites] } },
		},
	]),
];
