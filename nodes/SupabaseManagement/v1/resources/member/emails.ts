import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { isEmailAddress } from '../../fields/emailAddresses';
import { entriesOf } from '../../fields/entriesOf';
import { inputError } from '../../request/input/inputError';
import { isSimplified } from '../../request/input/options';

/** The route of each operation sends it, because every address becomes an element of the body. */
export const emails: INodeProperties = {
	displayName: 'Emails',
	name: 'emails',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. ada@example.com, grace@example.com',
	description: 'Comma-separated email addresses, or an array from an expression',
};

function readEmails(context: IExecuteSingleFunctions, most: number): string[] {
	const addresses = entriesOf(context.getNodeParameter('emails', ''));
	if (addresses.length === 0) {
		throw inputError(context, 'Emails is empty', 'Enter at least one email address.');
	}
	const wrong = addresses.find((address) => !isEmailAddress(address));
	if (wrong !== undefined) {
		throw inputError(
			context,
			`Emails contains an invalid address: ${wrong.slice(0, 80)}`,
			'Correct it, and separate addresses with commas.',
		);
	}
	if (addresses.length > most) {
		throw inputError(
			context,
			`Emails has ${addresses.length} addresses`,
			`Supabase accepts ${most} per request. Split them into several items.`,
		);
	}
	return addresses;
}

/** An invitation for each address, all with the same role and restrictions. */
export async function sendInvitations(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const invitation = options.body as IDataObject;
	return { ...options, body: readEmails(this, 50).map((email) => ({ email, ...invitation })) };
}

/** Names the invitations to cancel by their addresses. */
export async function sendCancelledEmails(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return { ...options, body: readEmails(this, 100).map((email) => ({ email })) };
}

type Issue = { code: string; message: string; meta: { email: string } };

/**
 * Adds to each address whether it was invited. Supabase may invite only some addresses, and returns
 * the others in an error next to the list.
 */
export async function sayWhoWasInvited(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const { error } = body as { error?: { issues?: Issue[] } };
	const issues = error?.issues ?? [];
	if (!isSimplified(this)) {
		return [...items, ...issues.map((issue) => ({ json: { ...issue } }))];
	}
	return [
		...items.map(({ json }) => ({ json: { ...json, invited: true } })),
		...issues.map(({ code, message, meta }) => ({
			json: { email: meta.email, invited: false, reason: message, code },
		})),
	];
}
