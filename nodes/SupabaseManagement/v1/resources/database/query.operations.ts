import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { refuseLostNumbers } from '../../fields/json';
import { inputError } from '../../request/input/inputError';
import { textOf } from '../../request/input/readText';
import { sendSql, sqlField } from '../../fields/sql';
import {
	exactNumber,
	lostNumberIn,
	parseExact,
	type ExactNumber,
} from '../../request/input/exactJson';

/** A query always returns something: without rows, an item that says that it was executed. */
export async function oneItemPerRow(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	if (typeof body === 'string' && body.trim() !== '') {
		return [{ json: { success: true, rows: 0, command: body.trim() } }];
	}
	const isEmpty = Array.isArray(body) ? body.length === 0 : typeof body !== 'object' || !body;
	return isEmpty ? [{ json: { success: true, rows: 0 } }] : items;
}

type Parameter = { type: string; value?: unknown };

/** Converts each query parameter to its declared type. */
export async function sendQueryParameters(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { parameter: given = [] } = this.getNodeParameter('queryParameters', {}) as {
		parameter?: Parameter[];
	};
	if (given.length === 0) return options;
	const parameters = given.map((each, index) => valueOf(this, each, index + 1));
	return { ...options, body: { ...(options.body as IDataObject), parameters } };
}

function valueOf(
	context: IExecuteSingleFunctions,
	{ type, value = '' }: Parameter,
	position: number,
): unknown {
	if (type === 'null' || value === null) return null;
	refuseLostNumbers(context, value, labelOf(position));
	const isJson = typeof value === 'object' && !(value instanceof Date);
	const text = isJson ? JSON.stringify(value) : textOf(value);
	switch (type) {
		case 'number':
			return numberOf(text) ?? refuseType(context, position, 'a number', text);
		case 'boolean':
			if (/^(true|false)$/i.test(text.trim())) return text.trim().toLowerCase() === 'true';
			return refuseType(context, position, 'true or false', text);
		case 'json':
			try {
				return parseExact(text);
			} catch {
				return refuseType(context, position, 'JSON', text);
			}
		default:
			return text;
	}
}

/** Also numbers that are not JSON, such as `.5` and `0x10`, unless they lose digits. */
function numberOf(text: string): number | ExactNumber | undefined {
	const exact = exactNumber(text.trim());
	if (exact !== undefined || text.trim() === '') return exact;
	return lostNumberIn(Number(text), '') === undefined ? Number(text) : undefined;
}

const labelOf = (position: number) => `Query Parameter $${position}`;

function refuseType(
	context: IExecuteSingleFunctions,
	position: number,
	kind: string,
	text: string,
): never {
	throw inputError(
		context,
		`${labelOf(position)} is not ${kind}: ${text.slice(0, 80)}`,
		'Correct the value, or choose another type for it.',
	);
}

export const queryFields: INodeProperties[] = [
	...updateDisplayOptions(
		{ show: { resource: ['database'], operation: ['runQuery', 'runReadOnlyQuery'] } },
		[
			{
				...sqlField,
				displayName: 'Query',
				name: 'query',
				required: true,
				placeholder: 'e.g. select * from public.customers where country = $1',
				description:
					'SQL to run, with n8n expressions in {{ }}. To keep values from changing what the query does, pass them as Query Parameters and write $1, $2 and so on.',
				routing: {
					send: { preSend: [sendSql('query', 'query', 'Query', { isRequired: true })] },
				},
			},
			{
				displayName: 'Query Parameters',
				name: 'queryParameters',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true, sortable: true },
				placeholder: 'Add Parameter',
				default: {},
				description: 'The values of $1, $2 and so on in the query, in this order',
				options: [
					{
						displayName: 'Parameter',
						name: 'parameter',
						values: [
							{
								displayName: 'Type',
								name: 'type',
								type: 'options',
								default: 'text',
								options: [
									{ name: 'Boolean', value: 'boolean' },
									{ name: 'JSON', value: 'json' },
									{ name: 'Null', value: 'null' },
									{ name: 'Number', value: 'number' },
									{ name: 'Text', value: 'text' },
								],
							},
							{
								displayName: 'Value',
								name: 'value',
								type: 'string',
								default: '',
								placeholder: 'e.g. NZ',
								description: 'Value of the parameter. JSON can be text or an object.',
							},
						],
					},
				],
				routing: { send: { preSend: [sendQueryParameters] } },
			},
		],
	),
];
