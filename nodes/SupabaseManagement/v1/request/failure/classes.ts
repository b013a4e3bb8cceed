import { isSignIn } from '../guard/signIn';
import type { OperationKey } from '../operation';
import type { PathValues } from '../input/path';
import { bundledAlready, mayHaveBeenDone, type Failure, type FailureClass } from './failure';
import { permissionFor, plansFor } from './permission';
import { rateLimitIn } from './rateLimitHeaders';

/** The context of a failed request. */
export type Doing = {
	pathValues: PathValues;
	/** Whether the user filled in fields that were sent. */
	hasFields: boolean;
	/** Whether running the node again is safe, even if the request was executed. */
	isRepeatable: boolean;
	/** What to do if a response takes too long, in a sentence. */
	timeAdvice: string;
};

type Text = string | ((failure: Failure, doing: Doing) => string);

type Class = {
	/** The response of Supabase, for docs/errors.md. */
	when: string;
	/** What happened, if Supabase does not send a message. */
	title: Text;
	/** What to do next; empty if this is unknown. */
	advice: Text;
};

/**
 * Messages of Supabase with a known next step. Source: recorded responses, see `contract/overlay`.
 */
const knownSentences: Array<[RegExp, string]> = [
	[
		bundledAlready,
		'The next version of the function has already been bundled: another deployment is running, or one was interrupted before it published the version. If none is running, try to publish it with Edge Function: Update Many, with the function’s version increased by one.',
	],
	[
		/preview branching is not enabled/i,
		'The project has no branches. To enable branching, create one (Branch: Create).',
	],
	[
		/cannot delete the default branch/i,
		'The default branch is the project itself. Choose a preview branch.',
	],
	[
		/not ready for deletion/i,
		'The project is still starting. Wait until it is up, then run the node again.',
	],
	[
		/pitr is not enabled/i,
		'Apply the PITR add-on first (Add-On: Apply), or restore a daily backup.',
	],
	[/enable the custom domain add-on/i, 'Apply it with Add-On: Apply, then run the node again.'],
	[
		/no custom hostname configuration|not pending custom hostname/i,
		'Initialize the custom hostname first (Custom Hostname: Initialize).',
	],
	[
		/verification has not been completed/i,
		'Add the DNS records, and verify them first (Custom Hostname: Verify DNS).',
	],
	[
		/custom hostname not configured/i,
		'The project has no custom hostname, so there is nothing to do.',
	],
	[/already been activated/i, 'There is nothing to do.'],
	[/proceed to activation/i, 'Activate the custom hostname (Custom Hostname: Activate).'],
	[
		/custom smtp/i,
		'Set up custom SMTP in the auth settings first (Auth Config: Update), then run the node again.',
	],
];

/**
 * Title and advice of each class of failures. If Supabase sent a message, it replaces the title.
 * docs/errors.md is generated from this table.
 */
export const classes: Record<FailureClass, Class> = {
	blocked: {
		when: '544 about a custom hostname',
		title: 'Another resource of the project prevents this',
		advice: 'Remove the resource that the message names, then run the node again.',
	},
	conflict: {
		when: '409',
		title: 'Another change is in progress',
		advice: 'Wait until it has finished, then run the node again.',
	},
	cut: {
		when: 'No response: a timeout, or the connection was cut',
		title: ({ code }) =>
			isTimeout(code) ? 'Supabase did not answer in time' : 'The connection to Supabase was cut',
		advice: (failure, doing) =>
			`${perhapsDone(failure, doing)}${
				isTimeout(failure.code) ? doing.timeAdvice : `The connection failed with ${failure.code}.`
			}`,
	},
	databaseUnreachable: {
		when: '544, or 400 about the connection to the database',
		title: 'The project’s database cannot be reached',
		advice:
			'It may be starting, restarting or overloaded. Check it with Project: Get Health, then run the node again.',
	},
	earlyAccess: {
		when: 'A code that ends in `access_disabled`',
		title: 'Supabase has not enabled this for the organization',
		advice: 'It is in early access. Ask Supabase support to enable it for the organization.',
	},
	forbidden: {
		when: '403',
		title: 'The credential is not allowed to do this',
		advice: ({ key, said: { missingPermissions } }) =>
			missingPermissions.length > 0
				? `The credential lacks ${missingPermissions.join(', ')}. Create an access token with these permissions in the Supabase dashboard under Account Preferences, Access Tokens.`
				: `${permissionFor(key)}The user of the token also needs a role in the organization that allows it.`,
	},
	gone: {
		when: '400, 404 or 410 “Resource has been removed”',
		title: 'The requested resource has been removed',
		advice: 'It no longer exists. Choose another one from the list.',
	},
	invalid: {
		when: '422, or 400 about a field',
		title: 'Supabase rejected the values that were sent',
		advice: (_, { hasFields }) =>
			hasFields ? 'Correct the fields of the node, then run it again.' : '',
	},
	nameTaken: {
		when: '409 about a name, 400 “Duplicated function slug”',
		title: 'The name is taken',
		advice: 'Choose another name. Waiting does not help.',
	},
	noTurn: {
		when: 'Nothing was sent in time',
		title: 'The time limit ended before the request could be sent',
		advice:
			'Other requests of the same credential came first. Nothing was sent. Run the node again, or increase Time Limit under Request Options.',
	},
	notFound: {
		when: '404, or 406 about a snippet',
		title: ({ key }, { pathValues }) =>
			isInProject(key, pathValues)
				? `Supabase cannot find this in the project ${pathValues.ref}`
				: `Supabase cannot find ${subject(pathValues)}`,
		advice: ({ key }, { pathValues }) =>
			isInProject(key, pathValues)
				? 'It may not be set up yet, or it may have been removed.'
				: 'It may have been removed, or it may belong to an organization that the credential cannot access. Choose it from the list again.',
	},
	notSent: {
		when: 'No connection',
		title: 'n8n could not connect to Supabase',
		advice: ({ code }) =>
			`Nothing was sent: the connection failed with ${code}. Check the API Address in the credential, and whether n8n can reach it.`,
	},
	paused: {
		when: '540',
		title: 'The project is paused',
		advice: 'Restore it first (Project: Restore), then run the node again.',
	},
	plan: {
		when: '402, or the code `entitlement_required`',
		title: 'The organization’s plan does not include this',
		advice: ({ key, said: { upgradeUrl } }) =>
			`${plansFor(key)}${
				upgradeUrl === undefined
					? 'Upgrade in the organization’s billing settings'
					: `Upgrade at ${upgradeUrl}`
			}, then run the node again.`,
	},
	rateLimited: {
		when: '429',
		title: 'Too many requests in a short time',
		advice: ({ headers }) =>
			`Supabase accepts requests again in ${rateLimitIn(headers).secondsUntilReset ?? 60} seconds. Requests of other programs that use the same account also count. To wait longer, increase Time Limit under Request Options.`,
	},
	redirect: {
		when: '3xx',
		title: 'The API address answered with a redirect',
		advice:
			'The node did not follow it, so the token was not sent there. Correct the API Address in the credential. The default is https://api.supabase.com.',
	},
	state: {
		when: '400 or 401 about a state or a setting',
		title: 'Supabase refused the request',
		advice: '',
	},
	unauthenticated: {
		when: '401 about the token',
		title: ({ key }) =>
			isSignIn(key)
				? 'Supabase did not accept the OAuth app'
				: 'Supabase did not accept the credential',
		advice: ({ key }) =>
			isSignIn(key)
				? 'Compare Client ID and Client Secret with the OAuth app in the organization’s settings.'
				: 'The access token may be mistyped, revoked or expired. Create a new one in the Supabase dashboard under Account Preferences, Access Tokens. If the credential uses OAuth2, connect it again.',
	},
	unavailable: {
		when: '408, 500 and above',
		title: ({ status }) =>
			status === 408 ? 'Supabase took too long' : 'Supabase could not process the request',
		advice: (failure, doing) =>
			`${perhapsDone(failure, doing)}Try again in a few minutes, and check status.supabase.com.`,
	},
	unreadable: {
		when: 'A success with an unexpected body, such as a web page',
		title: 'Supabase’s response cannot be read',
		advice: (failure, doing) =>
			`${failure.said.message} ${perhapsDone(failure, doing)}Check the API Address in the credential, and make sure that no proxy changes responses.`,
	},
};

/** Messages that only repeat the HTTP status, so that the title is more helpful. */
const bareWords =
	/^(unauthori[sz]ed|forbidden( resource)?|not found|bad request|conflict|payment required|gone|internal( server)? error|service unavailable|bad gateway|gateway time-?out|(throttlerexception: )?too many requests|unprocessable entity|request timeout|error)\.?$/i;

/** @returns what happened, in Supabase’s own words if it sent a message */
export function titleOf(failure: Failure, doing: Doing): string {
	const { message } = failure.said;
	const isOurs = failure.class === 'unreadable' || failure.class === 'redirect';
	if (!isOurs && message !== '' && !bareWords.test(message)) return message;
	return asText(classes[failure.class].title, failure, doing);
}

/** @returns what to do next, in sentences; empty if this is unknown */
export function adviceFor(failure: Failure, doing: Doing): string {
	const known = knownSentences.find(([sentence]) => sentence.test(failure.said.message));
	const isOpen = ['state', 'invalid', 'conflict', 'blocked'].includes(failure.class);
	return known !== undefined && isOpen
		? known[1]
		: asText(classes[failure.class].advice, failure, doing).trim();
}

function asText(text: Text, failure: Failure, doing: Doing): string {
	return typeof text === 'string' ? text : text(failure, doing);
}

function perhapsDone(failure: Failure, { isRepeatable }: Doing): string {
	if (!mayHaveBeenDone(failure)) return '';
	return isRepeatable
		? 'Supabase may have executed the request: it was sent, but its result is unknown. Running the node again is safe. '
		: 'Supabase may have executed the request: it was sent, but its result is unknown. Before you run the node again, check the result with Get or Get Many, or in the Supabase dashboard. ';
}

function isTimeout(code: string | undefined): boolean {
	return code === 'ETIMEDOUT' || code === 'ECONNABORTED';
}

/** Whether the request is about a part of a project that has no ID, such as its custom hostname. */
function isInProject(key: OperationKey, pathValues: PathValues): boolean {
	return Object.keys(pathValues).join() === 'ref' && !key.endsWith('/projects/{ref}');
}

function subject({ ref, slug, token, ...others }: PathValues): string {
	// A claim token is a secret.
	if (token !== undefined) return 'the project of the claim token';
	const name = Object.values(others)[0];
	if (name !== undefined) return name;
	if (ref !== undefined) return `the project ${ref}`;
	if (slug !== undefined) return `the organization ${slug}`;
	return 'the requested resource';
}
