import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { OperationKey } from './operation';
import type { PathValues } from './path';
import { permissionFor, plansFor } from './permission';
import { isSignIn } from './signIn';
import type { Said } from './supabaseSaid';

export type Advice = { message: string; description: string };

/** Says in plain words what a refusal means, and what to do next. */
export function adviceFor(
	{ statusCode, headers }: IN8nHttpFullResponse,
	said: Said,
	key: OperationKey,
	pathValues: PathValues,
): Advice {
	switch (statusCode) {
		case 401:
			if (isSignIn(key)) {
				return {
					message: 'Supabase does not accept the OAuth app',
					description:
						'Compare Client ID and Client Secret with the OAuth app in the organization’s settings.',
				};
			}
			return {
				message: 'Supabase does not accept the credential',
				description:
					'The access token may be mistyped, revoked or expired. Create a new one in the Supabase dashboard under Account Preferences, Access Tokens, or sign in again if the credential uses OAuth2.',
			};
		case 402:
			return {
				message: 'The organization’s plan does not include this',
				description: `${plansFor(key)}Upgrade in the organization’s billing settings, and run it again.`,
			};
		case 403:
			return isEarlyAccess(said.code)
				? {
						message: 'Supabase has not opened this to the organization yet',
						description:
							'It is in early access: ask Supabase’s support to enable it for the organization.',
					}
				: {
						message: 'The credential may not do this',
						description: `${permissionFor(key)}Its user also needs a role in the organization that allows it.`,
					};
		case 404:
			return {
				message: `Supabase cannot find ${whatWasAskedFor(pathValues)}`,
				description:
					'It may have been removed, or belong to an organization that the credential cannot see: choose it from the list again, or a credential of somebody who sees it.',
			};
		case 408:
			return {
				message: 'Supabase took too long',
				description:
					'Whether it was done is not known. Look in the dashboard before you run it again.',
			};
		case 409:
			return {
				message: said.message || 'Something else is going on that this would conflict with',
				description: 'Wait until it has finished, and run it again.',
			};
		case 429:
			return {
				message: 'Too many requests in too short a time',
				description: `Supabase accepts more in ${secondsUntilReset(headers)} seconds. Other programs that use the same account may be using up its limit.`,
			};
	}
	if (statusCode >= 500) {
		return {
			message: 'Supabase had a problem of its own',
			description:
				'Try again in a few minutes, and look at status.supabase.com. If it changes something, see in the dashboard first whether it was done.',
		};
	}
	if (statusCode >= 300 && statusCode < 400) {
		return {
			message: 'The API address answers with a redirect',
			description:
				'The token was not sent on. Correct the API Address in the credential: Supabase’s own is https://api.supabase.com.',
		};
	}
	return {
		message: said.message || 'Supabase refused the request',
		description: 'Correct the fields of the node, and run it again.',
	};
}

/** @param code Supabase’s own name for a refusal */
export function isEarlyAccess(code: string | undefined): boolean {
	return code?.endsWith('access_disabled') === true;
}

function whatWasAskedFor({ ref, slug, token, ...others }: PathValues): string {
	// A claim token is a secret.
	if (token !== undefined) return 'a project for the claim token';
	const name = Object.values(others)[0];
	if (name !== undefined) return name;
	if (ref !== undefined) return `the project ${ref}`;
	if (slug !== undefined) return `the organization ${slug}`;
	return 'this at the API address of the credential';
}

function secondsUntilReset(headers: IDataObject): number {
	const seconds = Number(headers['x-ratelimit-reset'] ?? headers['retry-after']);
	return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : 60;
}
