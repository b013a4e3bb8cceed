import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { settingsFields } from '../../fields/settings';
import { postgresSettings } from './settings';

const show = { resource: ['postgresConfig'], operation: ['replace', 'update'] };

/** The fields of Replace and Update. */
export const changeFields: INodeProperties[] = [
	...settingsFields(show, 'postgresSettings', 'getPostgresSettings', postgresSettings),
	...updateDisplayOptions({ show }, [
		{
			displayName: 'Options',
			name: 'postgresConfigOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Reset All Settings',
					name: 'resetAll',
					type: 'boolean',
					default: true,
					description:
						'Whether to reset all settings to Supabase’s defaults if none are given. Otherwise, a replacement without settings is refused.',
					displayOptions: { show: { '/operation': ['replace'] } },
				},
				{
					displayName: 'Restart Database',
					name: 'restartDatabase',
					type: 'boolean',
					default: false,
					description:
						'Whether to restart the database. Many settings take effect only after a restart. It closes all connections.',
					routing: { send: { type: 'body', property: 'restart_database' } },
				},
			],
		},
	]),
];
