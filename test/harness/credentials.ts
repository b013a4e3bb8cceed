import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeProperties,
	Workflow,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

import { SupabaseManagementAppOAuth2Api } from '../../credentials/SupabaseManagementAppOAuth2Api.credentials';
import { SupabaseManagementTokenApi } from '../../credentials/SupabaseManagementTokenApi.credentials';

export type CredentialData = ICredentialDataDecryptedObject;

export const token = 'sbp_0123456789abcdef0123456789abcdef01234567';

export const apiAddress = 'https://api.supabase.com';

const defaults: CredentialData = {
	apiAddress,
	readOnly: false,
	allowedProjects: '',
	accessToken: token,
};

/** Provides a credential, and signs requests as n8n does. */
export class CredentialsInMemory extends ICredentialsHelper {
	data: CredentialData;

	constructor(data: CredentialData = {}) {
		super();
		this.data = { ...defaults, ...data };
	}

	getParentTypes(name: string): string[] {
		return name === 'supabaseManagementAppOAuth2Api'
			? new SupabaseManagementAppOAuth2Api().extends
			: [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: CredentialData,
		_type: string,
		options: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const { headers } = new SupabaseManagementTokenApi().authenticate.properties;
		const resolved = Object.entries(headers as IDataObject).map(([name, value]) => [
			name,
			workflow.expression.getSimpleParameterValue(node, value as string, 'internal', {
				$credentials: credentials,
			}),
		]);
		return { ...options, headers: { ...options.headers, ...Object.fromEntries(resolved) } };
	}

	async preAuthentication(): Promise<undefined> {}

	async runPreAuthentication(): Promise<undefined> {}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Not used in a run');
	}

	async getDecrypted(): Promise<CredentialData> {
		return structuredClone(this.data);
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(
		_details: unknown,
		_type: string,
		data: CredentialData,
	): Promise<void> {
		this.data = { ...this.data, ...data };
	}

	getCredentialsProperties(): INodeProperties[] {
		return [];
	}
}
