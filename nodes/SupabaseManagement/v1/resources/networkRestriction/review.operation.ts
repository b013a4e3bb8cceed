import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { shorten } from '../../request/input/path';
import { readText } from '../../request/input/readText';

const dateAndTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

async function checkTime(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const requestedAt = readText(this, 'pendingChange', { extractValue: true });
	if (!dateAndTime.test(requestedAt) || Number.isNaN(Date.parse(requestedAt))) {
		throw inputError(
			this,
			requestedAt === ''
				? 'Pending Change is empty'
				: `Pending Change is not valid: ${shorten(requestedAt)}`,
			'Enter the pending_requested_at that Get returns, such as 2026-11-23T09:15:00.000Z.',
		);
	}
	return options;
}

export const reviewFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['networkRestriction'], operation: ['review'] } },
	[
		{
			displayName: 'Pending Change',
			name: 'pendingChange',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description:
				'The pending change. If another change has replaced it in the meantime, Supabase refuses the request.',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a change…',
					typeOptions: { searchListMethod: 'searchPendingNetworkRestrictions', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 2026-11-23T09:15:00.000Z',
					hint: 'The pending_requested_at that Get returns',
				},
			],
			routing: {
				send: { type: 'body', property: 'requested_at', preSend: [checkTime] },
			},
		},
		{
			displayName: 'Decision',
			name: 'decision',
			type: 'options',
			required: true,
			default: 'apply',
			options: [
				{
					name: 'Apply',
					value: 'apply',
					description: 'The pending ranges replace the allowed ranges',
				},
				{
					name: 'Reject',
					value: 'reject',
					description: 'The pending ranges are dropped, and the allowed ranges don’t change',
				},
			],
			routing: { send: { type: 'body', property: 'action' } },
		},
	],
);
