import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { jsonOf } from '../../fields/json';
import { momentOf } from '../../fields/moment';
import { inputError } from '../../request/input/inputError';
import { textOf } from '../../request/input/readText';
import { sqlOf } from '../../fields/sql';
import { cellFields } from './cellFields';

/** Cells come from the form or, alternatively, as JSON. An update without either keeps the cells. */
async function sendCells(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const isUpdate = this.getNodeParameter('operation') === 'update';
	const collection = isUpdate ? 'notebookUpdateFields' : 'notebookAdditionalFields';
	const json = this.getNodeParameter(`${collection}.cellsJson`, '');
	const form = this.getNodeParameter('cells.cell', []) as IDataObject[];
	if (json === '' && form.length === 0 && isUpdate) return options;

	const cells =
		json === '' ? form.map((cell, index) => fromForm(this, cell, index)) : fromJson(this, json);
	return { ...options, body: { ...(options.body as IDataObject), content: { cells } } };
}

function fromJson(context: IExecuteSingleFunctions, json: unknown): IDataObject[] {
	const cells = jsonOf(context, json, 'Cells as JSON');
	if (Array.isArray(cells)) return cells as IDataObject[];
	throw inputError(
		context,
		'Cells as JSON is not an array of cells',
		'Enter an array in JSON, such as content.cells of a notebook that Get returns.',
	);
}

function fromForm(context: IExecuteSingleFunctions, cell: IDataObject, index: number): IDataObject {
	const { id, type, title, view } = cell;
	const common = { ...given({ id }), type };
	if (type === 'markdown') return { ...common, text: cell.text };

	const sql = sqlOf(context, `cells.cell[${index}].sql`, 'SQL');
	const look = { ...given({ title }), view, ...(view === 'chart' && { chart: chartOf(cell) }) };
	if (type === 'log') return { ...common, sql, time_range: timeRangeOf(context, cell), ...look };

	const { rowLimit: row_limit, databaseIdentifier: database_identifier } = cell;
	return { ...common, sql, row_limit, ...given({ database_identifier }), ...look };
}

function chartOf(cell: IDataObject): IDataObject {
	const columns = textOf(cell.yColumns).split(',');
	return {
		type: cell.chartType,
		x_column: cell.xColumn,
		y_series: columns.map((column) => ({ column: column.trim() })).filter(({ column }) => column),
		scale: cell.scale,
		cumulative: cell.cumulative,
		show_labels: cell.showLabels,
	};
}

function timeRangeOf(context: IExecuteSingleFunctions, cell: IDataObject): IDataObject {
	if (cell.timeRange === 'relative') {
		return { type: 'relative', unit: cell.unit, amount: cell.amount };
	}
	return {
		type: 'absolute',
		start: new Date(momentOf(context, 'Start', cell.start)).toISOString(),
		end: new Date(momentOf(context, 'End', cell.end)).toISOString(),
	};
}

/** Fields that are not empty. */
function given(texts: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

export const cellsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['notebook'], operation: ['create', 'update'] } },
	[
		{
			displayName: 'Cells',
			name: 'cells',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add Cell',
			default: {},
			description:
				'The cells of the notebook, from top to bottom. An update replaces all existing cells.',
			options: [
				{
					displayName: 'Cell',
					name: 'cell',
					values: cellFields,
				},
			],
			routing: { send: { preSend: [sendCells] } },
		},
	],
);
