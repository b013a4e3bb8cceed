/**
 * n8n’s packages and our built node, as n8n loads them: with `require`, so that all of them share
 * one copy of `n8n-workflow`.
 */
import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';

import type { INodeType, VersionedNodeType } from 'n8n-workflow';

const require = createRequire(import.meta.url);
const root = path.dirname(import.meta.dirname);

// Every run that fails on purpose would be logged.
process.env.N8N_LOG_LEVEL = 'silent';

// n8n’s own nodes are installed elsewhere, with a copy of their own.
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

/** What belongs to n8n’s HTTP Request node; undefined where n8n is not installed. */
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

/** Forgets the modules of a folder, so that they are loaded again. */
export function unload(folder: string): void {
	for (const file of Object.keys(require.cache)) {
		if (file.startsWith(folder)) delete require.cache[file];
	}
}

/** Gives a declarative node what n8n gives it: options of its own, and the run. */
export function declarative(nodeType: INodeType): INodeType {
	DirectoryLoader.applyDeclarativeNodeOptionParameters(nodeType);
	nodeType.execute = async function () {
		const context = this as ConstructorParameters<typeof RoutingNode>[0];
		return (await new RoutingNode(context, nodeType).runNode()) ?? [];
	};
	return nodeType;
}
