import type { INodeProperties } from 'n8n-workflow';

import { sendSql, sqlField } from '../../fields/sql';

/* Settings of a migration that more than one operation offers. */

export const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. create_widgets_table',
	description: 'Name of the migration in the list of migrations',
	routing: { send: { type: 'body', property: 'name' } },
};

/** @param collection that contains the field */
export function rollbackSql(
	collection: 'migrationAdditionalFields' | 'migrationUpdateFields',
): INodeProperties {
	const send = sendSql(`${collection}.rollback`, 'rollback', 'Rollback SQL');
	return {
		...sqlField,
		displayName: 'Rollback SQL',
		name: 'rollback',
		placeholder: 'e.g. drop table if exists public.widgets;',
		description: 'SQL that undoes the migration, run by Roll Back',
		routing: { send: { preSend: [send] } },
	};
}
