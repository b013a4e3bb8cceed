import type { INodeProperties } from 'n8n-workflow';

import { sqlField } from '../../fields/sql';

const ofQuery = { type: ['database', 'log'] };
const ofChart = { ...ofQuery, view: ['chart'] };
const ofRelativeTime = { type: ['log'], timeRange: ['relative'] };
const ofAbsoluteTime = { type: ['log'], timeRange: ['absolute'] };

/* The fields of a cell, in the order in which users fill them in. */

const kindFields: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		default: 'database',
		options: [
			{ name: 'Database Query', value: 'database' },
			{ name: 'Log Query', value: 'log' },
			{ name: 'Text', value: 'markdown' },
		],
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'In Markdown',
		displayOptions: { show: { type: ['markdown'] } },
	},
];

const queryFields: INodeProperties[] = [
	{
		...sqlField,
		displayName: 'SQL',
		name: 'sql',
		description: 'SQL to run',
		displayOptions: { show: ofQuery },
	},
	{
		displayName: 'Row Limit',
		name: 'rowLimit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 100,
		displayOptions: { show: { type: ['database'] } },
	},
	{
		displayName: 'Read Replica ID',
		name: 'databaseIdentifier',
		type: 'string',
		default: '',
		description: 'The database to run on. If empty, the primary database.',
		displayOptions: { show: { type: ['database'] } },
	},
];

const timeRangeFields: INodeProperties[] = [
	{
		displayName: 'Time Range',
		name: 'timeRange',
		type: 'options',
		default: 'relative',
		options: [
			{ name: 'Between Two Dates', value: 'absolute' },
			{ name: 'Up to Now', value: 'relative' },
		],
		displayOptions: { show: { type: ['log'] } },
	},
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		displayOptions: { show: ofRelativeTime },
	},
	{
		displayName: 'Unit',
		name: 'unit',
		type: 'options',
		default: 'hour',
		options: [
			{ name: 'Days', value: 'day' },
			{ name: 'Hours', value: 'hour' },
			{ name: 'Minutes', value: 'minute' },
			{ name: 'Months', value: 'month' },
			{ name: 'Weeks', value: 'week' },
			{ name: 'Years', value: 'year' },
		],
		displayOptions: { show: ofRelativeTime },
	},
	{
		displayName: 'Start',
		name: 'start',
		type: 'dateTime',
		default: '',
		displayOptions: { show: ofAbsoluteTime },
	},
	{
		displayName: 'End',
		name: 'end',
		type: 'dateTime',
		default: '',
		displayOptions: { show: ofAbsoluteTime },
	},
];

const lookFields: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		displayOptions: { show: ofQuery },
	},
	{
		displayName: 'View',
		name: 'view',
		type: 'options',
		default: 'table',
		options: [
			{ name: 'Chart', value: 'chart' },
			{ name: 'Table', value: 'table' },
		],
		displayOptions: { show: ofQuery },
	},
];

const chartFields: INodeProperties[] = [
	{
		displayName: 'Chart Type',
		name: 'chartType',
		type: 'options',
		default: 'bar',
		options: [
			{ name: 'Bar', value: 'bar' },
			{ name: 'Line', value: 'line' },
		],
		displayOptions: { show: ofChart },
	},
	{
		displayName: 'X Column',
		name: 'xColumn',
		type: 'string',
		default: '',
		displayOptions: { show: ofChart },
	},
	{
		displayName: 'Y Columns',
		name: 'yColumns',
		type: 'string',
		default: '',
		description: 'Up to three, comma-separated',
		displayOptions: { show: ofChart },
	},
	{
		displayName: 'Scale',
		name: 'scale',
		type: 'options',
		default: 'linear',
		options: [
			{ name: 'Linear', value: 'linear' },
			{ name: 'Logarithmic', value: 'log' },
		],
		displayOptions: { show: ofChart },
	},
	{
		displayName: 'Cumulative',
		name: 'cumulative',
		type: 'boolean',
		default: false,
		description: 'Whether to show cumulative values',
		displayOptions: { show: ofChart },
	},
	{
		displayName: 'Show Labels',
		name: 'showLabels',
		type: 'boolean',
		default: false,
		description: 'Whether to show the values on the chart',
		displayOptions: { show: ofChart },
	},
];

const identityFields: INodeProperties[] = [
	{
		displayName: 'Cell ID',
		name: 'id',
		type: 'string',
		default: '',
		description: 'The ID of an existing cell. If empty, the cell is new.',
	},
];

/** The form of a cell. Each type has its own fields. */
export const cellFields: INodeProperties[] = [
	...kindFields,
	...queryFields,
	...timeRangeFields,
	...lookFields,
	...chartFields,
	...identityFields,
];
