import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** What a credential allows, besides signing in. */
export type Access = {
	/** Refuse whatever changes something. */
	readOnly: boolean;
	/** IDs of the only projects that may be used; empty means all. */
	allowedProjects: ReadonlySet<string>;
};

/** @param authentication the value of the Authentication parameter */
export function credentialTypeOf(authentication: string): string {
	return authentication === 'oAuth2'
		? 'supabaseManagementAppOAuth2Api'
		: 'supabaseManagementTokenApi';
}

/** @param credential decrypted, of either credential type */
export function readAccess(credential: ICredentialDataDecryptedObject): Access {
	const projects = String(credential.allowedProjects ?? '');
	return {
		readOnly: credential.readOnly === true,
		allowedProjects: new Set(projects.split(/[\s,;]+/).filter(Boolean)),
	};
}
