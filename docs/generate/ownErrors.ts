import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as ts from 'typescript';

import { lostNumberAdvice } from '../../nodes/SupabaseManagement/v1/request/input/exactJson';
import { plain, table } from './markdown';
import { resourceOf } from './nodeResources';

/** An error that the node creates, as far as its text is known without running it. */
export type OwnError = {
	/** Path below `nodes/`. */
	file: string;
	/** With `…` instead of values. */
	message: string;
	advice: string;
};

/** Said of all of them, above the table. */
const nothingSent = / ?Nothing was sent to Supabase\. ?/;

const nodes = join(__dirname, '..', '..', 'nodes');

/** Functions and classes that create an error, with the positions of its message and advice. */
const makers = new Map<string, [message: number, advice: number]>([
	['errorFor', [0, 1]],
	['inputError', [1, 2]],
	['NodeOperationError', [1, 2]],
	['notADocument', [1, 2]],
	['refuse', [1, 2]],
	['refusedBy', [1, 2]],
	['refusedInput', [2, 3]],
	['WrongImportMap', [0, 1]],
	['WrongSecret', [0, 1]],
	['WrongSettings', [0, 1]],
]);

/** Makers that add the advice themselves. */
const adviceOf: Record<string, string> = {
	errorFor: 'Rename the files, and run the operation again.',
	notADocument: 'Enter the output of Get Configuration, or parts of it.',
	WrongImportMap: 'Correct the file, or add the missing one.',
	WrongSettings: 'Correct the file, or add the missing one.',
};

const lostNumber: Message[] = [
	['… has lost its last digits', lostNumberAdvice],
	['… is not a number', lostNumberAdvice],
];

type Message = [message: string, advice?: string];

/** Messages from variables, by file and expression. An empty list: another call has the messages. */
export const fromVariables: Record<string, Message[]> = {
	'fields/inputFiles.ts message': [],
	'fields/json.ts problem': lostNumber,
	'fields/list.ts message': [
		['Choose a branch first'],
		['Choose an organization first'],
		['Choose a project first'],
	],
	'request/client/credential.ts (error as Error).message': [
		['API Address is not a valid URL'],
		['API Address must start with https://, or others could read the token'],
		['API Address must contain only the address, such as https://api.supabase.com'],
	],
	'request/index.ts error as Error': [],
	'request/index.ts lostNumber': [],
	'resources/database/inspect.operation.ts `${lacking.message} in the project ${ref}`': [
		[
			'The extension pg_stat_statements is not enabled in the project …',
			'Enable it in the dashboard under Database → Extensions. It counts statements from then on.',
		],
		[
			'Read-only queries cannot see the statements of other roles in the project …',
			'Run this once with Database → Run Query: grant pg_monitor to supabase_read_only_user',
		],
	],
	'resources/edgeFunction/files.ts message': [],
	'resources/edgeFunction/synchronize.operation.ts error.message': [],
	'resources/edgeFunctionSecret/inputItem.ts error.message': [],
	'resources/edgeFunctionSecret/secrets.ts lost': [],
};

/**
 * Finds every error that the node creates, in the code itself.
 *
 * @returns the errors, and the calls whose message is neither a literal nor in `fromVariables`
 */
export function ownErrors(): { errors: OwnError[]; unknown: string[] } {
	const errors: OwnError[] = [];
	const unknown: string[] = [];
	for (const file of readdirSync(nodes, { recursive: true, encoding: 'utf8' }).sort()) {
		if (!file.endsWith('.ts')) continue;
		const source = ts.createSourceFile(
			file,
			readFileSync(join(nodes, file), 'utf8'),
			ts.ScriptTarget.Latest,
			true,
		);
		visit(source, (call, maker) => {
			const [messageAt, adviceAt] = makers.get(maker)!;
			const given = call.arguments?.[messageAt];
			if (given === undefined || isOwnParameter(given)) return;
			const key = `${file.replace('SupabaseManagement/v1/', '')} ${given.getText()}`;
			const texts: Message[] = fromVariables[key] ?? textsOf(given).map((text) => [text]);
			if (texts.length === 0 && !(key in fromVariables)) unknown.push(key);
			const usual = textsOf(adviceIn(call.arguments?.[adviceAt]))[0] ?? adviceOf[maker] ?? '';
			for (const [message, advice = usual] of texts) {
				errors.push({ file, message, advice: advice.replace(nothingSent, '').trim() });
			}
		});
	}
	return { errors, unknown };
}

type Call = ts.CallExpression | ts.NewExpression;

function visit(node: ts.Node, found: (call: Call, maker: string) => void): void {
	if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
		const name = node.expression.getText();
		if (makers.has(name)) found(node, name);
	}
	ts.forEachChild(node, (child) => visit(child, found));
}

/** Whether a maker only passes its own message on: then its callers count. */
function isOwnParameter(node: ts.Expression): boolean {
	let place: ts.Node | undefined = node;
	while (place !== undefined && !ts.isFunctionLike(place)) place = place.parent;
	if (place === undefined || !ts.isIdentifier(node)) return false;
	const owner = ts.isVariableDeclaration(place.parent) ? place.parent.name : place.name;
	const isParameter = place.parameters.some(({ name }) => name.getText() === node.text);
	return isParameter && owner !== undefined && makers.has(owner.getText());
}

/** The description among the options of an error, or the advice itself. */
function adviceIn(node: ts.Expression | undefined): ts.Expression | undefined {
	if (node === undefined || !ts.isObjectLiteralExpression(node)) return node;
	const property = node.properties.find(({ name }) => name?.getText() === 'description');
	return property !== undefined && ts.isPropertyAssignment(property)
		? property.initializer
		: undefined;
}

/** The texts that an expression can be, with `…` instead of values; none if it is not a text. */
function textsOf(node: ts.Expression | undefined): string[] {
	if (node === undefined) return [];
	if (ts.isStringLiteralLike(node)) return [node.text];
	if (ts.isConditionalExpression(node))
		return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
	if (ts.isCallExpression(node) && node.arguments.length === 1) return textsOf(node.arguments[0]);
	if (ts.isTemplateExpression(node)) {
		const spans = node.templateSpans.map(({ expression, literal }) => {
			const constant = ts.isIdentifier(expression) ? textsOf(constantOf(expression)) : [];
			return `${constant.length === 1 ? constant[0] : '…'}${literal.text}`;
		});
		return [`${node.head.text}${spans.join('')}`.replace(/(… ?){2,}/g, '… ').trim()];
	}
	return ts.isIdentifier(node) ? textsOf(constantOf(node)) : [];
}

/** What a constant of the same file is. */
function constantOf(name: ts.Identifier): ts.Expression | undefined {
	let value: ts.Expression | undefined;
	const look = (node: ts.Node): void => {
		if (ts.isVariableDeclaration(node) && node.name.getText() === name.text)
			value = node.initializer;
		ts.forEachChild(node, look);
	};
	look(name.getSourceFile());
	return value;
}

/** Advice that the code composes, by message. */
const assembledAdvice: Record<string, string> = {
	'… cannot be polled: …':
		'Give the credential the permission to read the result, or check the result in the Supabase dashboard. Supabase continues its work.',
	'… could not be read for …': 'It may still be starting. Check it in the Supabase dashboard.',
	'… has two different values':
		'Give every secret one value, or turn off Combine Items, so that the last item’s value is used.',
	'… is not valid': 'Correct the named field. The error describes valid values.',
	'… is not valid: …': 'Correct the named field. The error describes valid values.',
	'… is still … after …':
		'If its state changed, increase Timeout under Wait Options. Otherwise it may be stuck: check it in the Supabase dashboard.',
	'There is nothing to update': 'Add at least one field to change.',
};

/** Every message that the node creates itself, where it can appear, and what to do. */
export function ownErrorTable(): string {
	const rows = new Map<string, { message: string; places: Set<string>; advice: string }>();
	for (const { file, message, advice } of ownErrors().errors) {
		const known = assembledAdvice[message] ?? advice;
		const row = rows.get(message + known) ?? { message, places: new Set(), advice: known };
		row.places.add(placeOf(file));
		rows.set(message + known, row);
	}
	return table(
		['Message', 'Where', 'What to do'],
		[...rows.values()]
			.sort((a, b) => sortable(a.message).localeCompare(sortable(b.message), 'en'))
			.map(({ message, places, advice }) => [
				plain(message),
				[...places].sort().join(', '),
				// An advice can begin with a reason that depends on the case.
				plain(advice.replace(/^… ?(?=[A-Z])/, '')),
			]),
	);
}

function placeOf(file: string): string {
	const resource = /\/resources\/(\w+)\//.exec(file)?.[1];
	if (resource !== undefined) return resourceOf(resource).name;
	if (file.startsWith('SupabaseManagementTrigger')) return 'Trigger';
	if (file.startsWith('SupabaseManagementWatchTrigger')) return 'Watch Trigger';
	if (file.includes('/wait/')) return 'Wait for Completion';
	if (file.includes('/guard/') || file.includes('/client/')) return 'Credential';
	return file.includes('/webhook/') ? 'Webhooks' : 'Any operation';
}

/** Messages that begin with a value are sorted by their first word. */
function sortable(message: string): string {
	return message.replace(/^… ?/, '');
}
