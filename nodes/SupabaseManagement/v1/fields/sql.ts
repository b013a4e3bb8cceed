import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { refuseLostNumbers } from './json';
import { inputError } from '../request/input/inputError';
import { readText } from '../request/input/readText';

/** Makes a field an SQL editor that works as in n8n’s Postgres node. */
export const sqlField = {
	type: 'string',
	typeOptions: { editor: 'sqlEditor', sqlDialect: 'PostgreSQL', rows: 5 },
	// A field dragged into the editor becomes `{{ … }}` in the SQL, and the parameter does not turn
	// into an expression.
	noDataExpression: true,
	builderHint: {
		propertyHint:
			'Plain SQL that does not begin with "=". The node itself replaces {{ $json.field }} in it. Write values as $1, $2 where the operation has query parameters.',
	},
	default: '',
} satisfies Partial<INodeProperties>;

/** The parts of n8n’s context that reading SQL needs. Triggers have them too. */
export type SqlContext = Pick<
	IExecuteSingleFunctions,
	'evaluateExpression' | 'getItemIndex' | 'getNode' | 'getNodeParameter'
>;

/** The same pattern as in n8n’s Postgres node. */
const expressions = /\{\{[\s\S]*?\}\}/g;

/**
 * Reads an SQL field, and replaces each `{{ … }}` that was typed into it with its result.
 *
 * Results are inserted unchanged, and are not evaluated again: text from data never becomes an
 * expression. The same applies if the whole field is an expression.
 *
 * @param parameter the path of the field, such as `cells.cell[0].sql`
 * @param label the field’s name in the editor
 * @throws NodeOperationError if an expression has no result, or a rounded number
 */
export function sqlOf(context: SqlContext, parameter: string, label: string): string {
	const saved = context.getNodeParameter(parameter, null, { rawExpressions: true });
	const isTyped = typeof saved === 'string' && !saved.startsWith('=');
	if (!isTyped) return readText(context, parameter);
	// Inside a statement, null is SQL. As the whole field, it is nothing.
	const [whole] = saved.trim().match(expressions) ?? [];
	if (whole === saved.trim() && evaluate(context, whole) === null) return '';
	return saved.replace(expressions, (expression) =>
		resultOf(context, expression, `${expression} in ${label}`),
	);
}

function evaluate(context: SqlContext, expression: string): unknown {
	return context.evaluateExpression(expression, context.getItemIndex());
}

function resultOf(context: SqlContext, expression: string, name: string): string {
	const result = evaluate(context, expression);
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
 * @param property its name in the body
 * @param label its name in the editor
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
