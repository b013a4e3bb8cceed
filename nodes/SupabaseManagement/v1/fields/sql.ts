import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { refuseLostNumbers } from './json';
import { inputError } from '../request/input/inputError';

/** Makes a field an SQL editor that works as in n8n’s Postgres node. */
export const sqlField = {
	type: 'string',
	typeOptions: { editor: 'sqlEditor', sqlDialect: 'PostgreSQL', rows: 5 },
	// A field that is dropped in becomes `{{ … }}` in the SQL, and the editor stays.
	noDataExpression: true,
	builderHint: {
		propertyHint:
			'Plain SQL that does not begin with "=". The node itself replaces {{ $json.field }} in it. Write values as $1, $2 where the operation has query parameters.',
	},
	default: '',
} satisfies Partial<INodeProperties>;

/** What reading SQL needs of n8n, which a trigger has too. */
export type SqlContext = Pick<
	IExecuteSingleFunctions,
	'evaluateExpression' | 'getItemIndex' | 'getNode' | 'getNodeParameter'
>;

/** As n8n’s Postgres node finds them. */
const expressions = /\{\{[\s\S]*?\}\}/g;

/**
 * Reads an SQL field, and replaces each `{{ … }}` that was typed into it with its result.
 *
 * Results are inserted unchanged, and are not evaluated again: text from data never becomes an
 * expression. The same goes for a field that as a whole is an expression.
 *
 * @param parameter the path of the field, such as `cells.cell[0].sql`
 * @param label the field’s name in the editor
 * @throws NodeOperationError if an expression has no result, or one that was rounded
 */
export function sqlOf(context: SqlContext, parameter: string, label: string): string {
	const saved = context.getNodeParameter(parameter, null, { rawExpressions: true });
	const isTyped = typeof saved === 'string' && !saved.startsWith('=');
	if (!isTyped) return String(context.getNodeParameter(parameter, ''));
	return saved.replace(expressions, (expression) =>
		resultOf(context, expression, `${expression} in ${label}`),
	);
}

function resultOf(context: SqlContext, expression: string, name: string): string {
	const result: unknown = context.evaluateExpression(expression, context.getItemIndex());
	if (result === undefined) {
		throw inputError(
			context,
			`${name} has no value`,
			'Correct the expression, or make sure that the previous nodes return the data that it uses.',
		);
	}
	refuseLostNumbers(context, result, name);
	const isPlainObject = Object.prototype.toString.call(result) === '[object Object]';
	const isText = !isPlainObject || String(result) !== '[object Object]';
	return isText ? String(result) : JSON.stringify(result);
}

/**
 * @param parameter the path of an SQL field
 * @param property what the body calls it
 * @param label what the editor calls it
 * @returns a preSend that puts the SQL into the body, and refuses it if it is empty and required
 */
export function sendSql(
	parameter: string,
	property: string,
	label: string,
	{ isRequired = false } = {},
) {
	return async function (
		this: IExecuteSingleFunctions,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const sql = sqlOf(this, parameter, label);
		if (isRequired && sql.trim() === '') {
			throw inputError(this, `${label} is empty`, 'Enter the SQL to run.');
		}
		return { ...options, body: { ...(options.body as IDataObject), [property]: sql } };
	};
}
