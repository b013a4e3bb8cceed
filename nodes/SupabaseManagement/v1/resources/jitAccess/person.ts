import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { isEmailAddress } from '../../fields/emailAddresses';
import { inputError } from '../../request/input/inputError';

/** Fills `{user_id}` in the path of Delete; Update needs it in the body. */
async function sendUserId(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	if (this.getNodeParameter('operation') !== 'update') return options;
	const given = this.getNodeParameter('userId', '', { extractValue: true });
	const userId = String(given ?? '').trim();
	if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(userId)) {
		throw inputError(
			this,
			userId === '' ? 'Member is empty' : `Member is not valid: ${userId.slice(0, 80)}`,
			'Choose the member from the list, or enter the user’s ID, which is a UUID.',
		);
	}
	return { ...options, body: { ...(options.body as IDataObject), user_id: userId } };
}

export const userId: INodeProperties = {
	displayName: 'Member',
	name: 'userId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The person who has the access',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a person…',
			typeOptions: { searchListMethod: 'searchJitMembers', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 55555555-5555-4555-8555-555555555555',
		},
	],
	routing: { send: { preSend: [sendUserId] } },
};

export const inviteId: INodeProperties = {
	displayName: 'Invitation',
	name: 'inviteId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The pending invitation',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an invitation…',
			typeOptions: { searchListMethod: 'searchJitInvitations', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 66666666-6666-4666-8666-666666666666',
		},
	],
};

async function checkEmail(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { email } = options.body as { email: string };
	if (isEmailAddress(email)) return options;
	throw inputError(
		this,
		email === '' ? 'Email is empty' : `Email is not valid: ${email.slice(0, 80)}`,
		'Enter one email address.',
	);
}

export const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	placeholder: 'e.g. ada@example.com',
	required: true,
	default: '',
	description: 'Email address of the person to invite',
	routing: {
		send: {
			type: 'body',
			property: 'email',
			value: '={{ String($value ?? "").trim() }}',
			preSend: [checkEmail],
		},
	},
};
