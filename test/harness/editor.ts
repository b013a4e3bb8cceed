import { LoadOptionsContext } from 'n8n-core';
import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeParameters,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';

import { SupabaseManagement } from '../../nodes/SupabaseManagement/SupabaseManagement.node';
import { CredentialsInMemory, type CredentialData } from './credentials';

const supabaseManagement = new SupabaseManagement();

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/**
 * The context in which n8n runs a method that fills a list in the editor, with the node’s current
 * parameters.
 */
export function editorContext(
	parameters: INodeParameters,
	credential?: CredentialData,
): LoadOptionsContext {
	const nodeTypes = {
		getByNameAndVersion: () => NodeHelpers.getVersionedNodeType(supabaseManagement, 1),
	} as unknown as INodeTypes;
	const node = {
		id: '1',
		name: 'Supabase',
		type: 'supabaseManagement',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: { authentication: 'accessToken', ...parameters },
		credentials: { supabaseManagementTokenApi: { id: '1', name: 'Supabase' } },
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const additionalData = {
		credentialsHelper: new CredentialsInMemory(credential),
		currentNodeParameters: node.parameters,
		variables: {},
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
	} as unknown as IWorkflowExecuteAdditionalData;
	return new LoadOptionsContext(workflow, node, additionalData, 'parameters');
}

/** Searches a list as the editor does. */
export async function searchList(
	method: ListSearch,
	parameters: INodeParameters,
	{
		filter,
		page,
		credential,
	}: { filter?: string; page?: string; credential?: CredentialData } = {},
): Promise<INodeListSearchResult> {
	return await method.call(editorContext(parameters, credential), filter, page);
}
