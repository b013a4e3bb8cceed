import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	IHttpRequestOptions,
	INode,
	INodeProperties,
	Workflow,
} from 'n8n-workflow';

import { ICredentialsHelper } from './n8n.ts';

/**
 * Provides an access token, and counts how often it is read. n8n reads it from its database each
 * time.
 */
export class OneCredential extends ICredentialsHelper {
	reads = 0;

	private readonly data: ICredentialDataDecryptedObject;

	constructor(apiAddress: string, accessToken: string) {
		super();
		this.data = { apiAddress, accessToken, readOnly: false, allowedProjects: '' };
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		this.reads++;
		return structuredClone(this.data);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const Authorization = workflow.expression.getSimpleParameterValue(
			node,
			'=Bearer {{$credentials.accessToken}}',
			'internal',
			{ $credentials: credentials },
		);
		return { ...options, headers: { ...options.headers, Authorization } };
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async preAuthentication(): Promise<undefined> {}

	async runPreAuthentication(): Promise<undefined> {}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Not used in a run');
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(): INodeProperties[] {
		return [];
	}
}
