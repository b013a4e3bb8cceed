/**
 * n8n’s packages and our built node, loaded as n8n does: with `require`, so that they share one
 * copy of `n8n-workflow`.
 */
import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';

import type { INodeType, VersionedNodeType } from 'n8n-workflow';

const require = createRequire(import.meta.url);
const root = path.dirname(import.meta.dirname);

// Runs that fail on purpose would fill the log.
process.env.N8N_LOG_LEVEL = 'silent';

// n8n’s own nodes are installed in another folder, with their own copy.
registerHooks({
	resolve: (specifier, context, next) =>
		next(
			specifier,
			specifier === 'n8n-workflow' ? { ...context, parentURL: import.meta.url } : context,
		),
});

export const { DirectoryLoader, ExecutionLifecycleHooks, RoutingNode, WorkflowExecute } =
	require('n8n-core') as typeof import('n8n-core');

export const { Expression, ICredentialsHelper, NodeConnectionTypes, Workflow } =
	require('n8n-workflow') as typeof import('n8n-workflow');

export const dist = path.join(root, 'dist');

const ownNodes = path.join(root, 'sandbox', 'n8n', 'node_modules', 'n8n-nodes-base', 'dist');

/** Parts of n8n’s HTTP Request node; undefined if n8n is not installed. */
export const httpRequestFolder = existsSync(ownNodes)
	? path.join(ownNodes, 'nodes', 'HttpRequest')
	: undefined;

export function loadThisNode(): VersionedNodeType {
	const file = path.join(dist, 'nodes', 'SupabaseManagement', 'SupabaseManagement.node.js');
	const { SupabaseManagement } = require(file) as Record<string, new () => VersionedNodeType>;
	return new SupabaseManagement!();
}

export function loadHttpRequestNode(): VersionedNodeType {
	const { HttpRequest } = require(path.join(httpRequestFolder!, 'HttpRequest.node.js')) as Record<
		string,
		new () => VersionedNodeType
	>;
	return new HttpRequest!();
}

/** Removes a folder’s modules from the cache, so that they are loaded again. */
export function unload(folder: string): void {
	for (const file of Object.keys(require.cache)) {
		if (file.startsWith(folder)) delete require.cache[file];
	}
}

/** Adds what n8n adds to a declarative node: its common options, and the method that runs it. */
export function declarative(nodeType: INodeType): INodeType {
	DirectoryLoader.applyDeclarativeNodeOptionParameters(nodeType);
	nodeType.execute = async function () {
		const context = this as ConstructorParameters<typeof RoutingNode>[0];
		return (await new RoutingNode(context, nodeType).runNode()) ?? [];
	};
	return nodeType;
}
