import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isOn } from './switch';

/** A project’s ID, or a branch’s UUID. Any other value is not a valid ID. */
const projectId = /^([a-z]{20}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** The restrictions of a credential. */
export type Access = {
	/** Refuse every request that changes something. */
	readOnly: boolean;
	/** IDs of the only projects that may be used; undefined means all, an empty set none. */
	allowedProjects: ReadonlySet<string> | undefined;
};

/** @param authentication the value of the Authentication parameter */
export function credentialTypeOf(authentication: string): string {
	return authentication === 'oAuth2'
		? 'supabaseManagementAppOAuth2Api'
		: 'supabaseManagementTokenApi';
}

/**
 * Reads the restrictions of a credential. The settings may come from expressions, so their values
 * can have any type. An unreadable value counts as the strictest setting.
 *
 * @param credential decrypted, of either credential type
 */
export function readAccess(credential: ICredentialDataDecryptedObject): Access {
	const { readOnly, allowedProjects } = credential as Record<string, unknown>;
	return {
		readOnly: isOn(readOnly),
		allowedProjects: isUnset(allowedProjects) ? undefined : new Set(projectsIn(allowedProjects)),
	};
}

/**
 * @returns the address of the API, without a trailing slash
 * @throws Error that describes the problem; the token must not be sent unencrypted
 */
export function readApiAddress(credential: ICredentialDataDecryptedObject): string {
	const given = String(credential.apiAddress ?? '').trim();
	if (!URL.canParse(given)) throw new Error('API Address is not a valid URL');
	const { protocol, username, search, hash } = new URL(given);
	if (protocol !== 'https:' && !isOnLoopback(given)) {
		throw new Error('API Address must start with https://, or others could read the token');
	}
	if (username !== '' || search !== '' || hash !== '') {
		throw new Error('API Address must contain only the address, such as https://api.supabase.com');
	}
	return given.replace(/\/+$/, '');
}

/**
 * Whether a file may be fetched from an address that the API returned: over https, or from this
 * machine if the API itself runs there.
 */
export function isSafeFileAddress(address: string, apiAddress: string): boolean {
	if (!URL.canParse(address)) return false;
	const isHttps = new URL(address).protocol === 'https:';
	return isHttps || (isOnLoopback(address) && isOnLoopback(apiAddress));
}

function isOnLoopback(address: string): boolean {
	const { protocol, hostname } = new URL(address);
	return protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

function isUnset(allowedProjects: unknown): boolean {
	return allowedProjects === undefined || allowedProjects === null || allowedProjects === '';
}

function projectsIn(allowedProjects: unknown): string[] {
	const texts = Array.isArray(allowedProjects) ? allowedProjects : [allowedProjects];
	return texts
		.filter((text): text is string => typeof text === 'string')
		.flatMap((text) => text.split(/[\s,;]+/))
		.filter((text) => projectId.test(text));
}
