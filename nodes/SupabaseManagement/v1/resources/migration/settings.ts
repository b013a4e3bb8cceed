import type { INodeProperties } from 'n8n-workflow';

/* Settings of a migration that more than one operation offers. */

export const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. create_widgets_table',
	description: 'What the migration is called in the list of migrations',
	routing: { send: { type: 'body', property: 'name' } },
};

export const rollbackSql: INodeProperties = {
	displayName: 'Rollback SQL',
	name: 'rollback',
	type: 'string',
	typeOptions: { rows: 5 },
	default: '',
	placeholder: 'e.g. drop table if exists public.widgets;',
	description: 'What Roll Back runs to undo the migration',
	routing: { send: { type: 'body', property: 'rollback' } },
};
