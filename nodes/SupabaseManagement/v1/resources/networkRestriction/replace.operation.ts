import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { allowedRanges } from './allowedRanges';

/** Always sends both lists, because a missing list stays unchanged. */
async function sendRanges(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const ranges = allowedRanges(this, this.getNodeParameter('allowedRanges', ''), 'Allowed Ranges');
	if (ranges.dbAllowedCidrs.length + ranges.dbAllowedCidrsV6.length === 0) {
		throw inputError(
			this,
			'Allowed Ranges is empty',
			'This would lock everybody out. To allow all addresses, enter 0.0.0.0/0 and ::/0.',
		);
	}
	return { ...options, body: ranges };
}

export const replaceFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['networkRestriction'], operation: ['replace'] } },
	[
		{
			displayName: 'Allowed Ranges',
			name: 'allowedRanges',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			placeholder: 'e.g. 203.0.113.0/24, 2001:db8::/32',
			description:
				'All IP ranges that may connect, separated by commas or line breaks. To allow all addresses, enter 0.0.0.0/0 and ::/0.',
			routing: { send: { preSend: [sendRanges] } },
		},
	],
);
