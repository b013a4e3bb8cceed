/**
 * The node’s output schemas: the next node’s input panel shows their fields before anything has
 * run, and n8n’s AI builder reads them. `npm run contract:schemas` writes the files.
 *
 * Source: n8n’s `resolveOutputSchemaPath` (n8n-core 2.40), which serves
 * `__schema__/v1.0.0/<resource>/<operation>.json` beside the node’s file, and for a node without
 * resources `__schema__/v1.0.0.json`.
 */
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation.ts';
import { signInAddress } from '../../nodes/SupabaseManagement/v1/request/guard/signIn.ts';
import { operations, type Operation } from '../../test/harness/operations.ts';
import type { Json } from '../document.ts';
import { answerShape } from './answer.ts';
import { itemShape, withoutSecrets } from './items.ts';
import { ownOutputs, triggerOutputs } from './own.ts';
import { object, text, toJsonSchema, type JsonSchema, type Shape } from './shape.ts';

/** The folder of an operation’s or a trigger’s schemas, from the root of the repository. */
const folderOf = (node: string) => `nodes/${node}/__schema__`;

/** The folder of the schemas of the operations. */
export const operationsFolder = `${folderOf('SupabaseManagement')}/v1.0.0`;

/** @returns the content of each file, by its path from the root of the repository */
export function schemaFiles(document: Json): Map<string, string> {
	const files = new Map<string, string>();
	for (const operation of operations) {
		const file = `${operationsFolder}/${operation.resource}/${operation.operation}.json`;
		files.set(file, asText(operationSchema(operation, document)));
	}
	for (const [node, shape] of Object.entries(triggerOutputs)) {
		files.set(`${folderOf(node)}/v1.0.0.json`, asText(toJsonSchema(shape)));
	}
	return files;
}

/**
 * The output of an operation with the default settings of its options.
 *
 * @throws Error if the operation builds its own items, and `own.ts` does not describe them
 */
export function operationSchema(operation: Operation, document: Json): JsonSchema {
	const { resource, operation: name, key, route } = operation;
	const own = ownOutputs[`${resource}.${name}`];
	if (own === undefined && makesOwnItems(route.routing)) {
		throw new Error(`Describe what ${resource}.${name} returns in contract/outputs/own.ts.`);
	}
	const items = declaredItems(key as OperationKey, document);
	return toJsonSchema(withoutSecrets(key as OperationKey, own === undefined ? items : own(items)));
}

function declaredItems(key: OperationKey, document: Json): Shape {
	if (signInAddress(key, 'https://api.supabase.com') !== undefined) return object({ url: text });
	const [method, path] = key.split(' ') as [string, string];
	const answer = answerShape(document.paths[path][method.toLowerCase()], document);
	return itemShape(key, answer);
}

/** Whether a function in the route table replaces the general rule for items. */
function makesOwnItems(routing: Operation['route']['routing']): boolean {
	return (
		routing?.output?.postReceive !== undefined || routing?.operations?.pagination !== undefined
	);
}

const asText = (schema: JsonSchema) => `${JSON.stringify(schema)}\n`;
