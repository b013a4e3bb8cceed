import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

const root = join(__dirname, '../../nodes');

/** The ways to send a request in n8n, Node.js and common packages. */
const sending =
	/^(httpRequest\w*|request|requestWith\w*|requestOAuth\w*|makeRoutingRequest|fetch|XMLHttpRequest|WebSocket|createReadStream)$/;

const sendingModules = /^(node:)?(https?|http2|net|tls|undici|axios|got|node-fetch|request)$/;

/** Every place in a source that names a way to send, as `line: name`. */
function sendsIn(source: string, file = 'file.ts'): string[] {
	const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
	const found: string[] = [];
	const note = (node: ts.Node, name: string) =>
		found.push(`${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${name}`);
	const visit = (node: ts.Node) => {
		if (ts.isPropertyAccessExpression(node) && sending.test(node.name.text)) {
			const holder = node.expression.getText();
			// A request object is not a way to send.
			if (node.name.text !== 'request' || /helpers$/.test(holder)) note(node, node.name.text);
		}
		if (ts.isElementAccessExpression(node) && /helpers$/.test(node.expression.getText())) {
			note(node, node.getText());
		}
		if (ts.isBindingElement(node)) {
			const name = (node.propertyName ?? node.name).getText();
			const isOfHelpers = /helpers$/.test(
				(ts.findAncestor(node, ts.isVariableDeclaration)?.initializer ?? tree).getText(),
			);
			if (name === 'helpers' || (isOfHelpers && sending.test(name))) note(node, name);
		}
		if (ts.isCallExpression(node)) {
			const { expression } = node;
			if (ts.isIdentifier(expression) && /^(fetch|require|import)$/.test(expression.text)) {
				note(node, expression.text);
			}
			if (expression.kind === ts.SyntaxKind.ImportKeyword) note(node, 'import()');
		}
		if (
			(ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
			node.moduleSpecifier !== undefined &&
			sendingModules.test((node.moduleSpecifier as ts.StringLiteral).text)
		) {
			note(node, node.moduleSpecifier.getText());
		}
		// `helpers` passed on as a whole could be called anywhere.
		if (
			ts.isPropertyAccessExpression(node) &&
			node.name.text === 'helpers' &&
			!ts.isPropertyAccessExpression(node.parent)
		) {
			note(node, 'helpers');
		}
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return found;
}

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.ts'))
	.map((file) => join(root, file));

describe('only the client sends requests', () => {
	it('reads all sources', () => expect(sources.length).toBeGreaterThan(300));

	it('in all sources of the nodes', () => {
		const found = sources.flatMap((file) =>
			sendsIn(readFileSync(file, 'utf8'), file).map(
				(each) => `${relative(root, file)} ${each.replace(/^\d+: /, '')}`,
			),
		);
		expect(found).toEqual([
			// For the file store, the sign-in, and everything else.
			'SupabaseManagement/v1/request/client/client.ts httpRequest',
			'SupabaseManagement/v1/request/client/client.ts httpRequest',
			'SupabaseManagement/v1/request/client/sendSigned.ts httpRequestWithAuthentication',
		]);
	});

	it.each([
		'await this.helpers.httpRequest({ url })',
		'await context.helpers.httpRequestWithAuthentication.call(context, type, options)',
		'await this.helpers.requestWithAuthentication.call(this, type, options)',
		'await this.helpers.requestOAuth2.call(this, type, options)',
		'await this.helpers.request(options)',
		'await this.makeRoutingRequest(data)',
		"await this.helpers['httpRequest'](options)",
		'const { httpRequest } = this.helpers',
		'const { httpRequest: send } = context.helpers',
		'const { helpers } = this',
		'const all = this.helpers',
		'await fetch(url)',
		'await globalThis.fetch(url)',
		"import { request } from 'node:https'",
		"export { get } from 'http'",
		"const http = require('http')",
		"const http = await import('node:http')",
	])('this would be found: %s', (source) => expect(sendsIn(source)).not.toEqual([]));

	it.each([
		'const { body } = operation.request',
		'await client.send(key, request)',
		'await this.helpers.prepareBinaryData(body)',
	])('this is not a request: %s', (source) => expect(sendsIn(source)).toEqual([]));
});
