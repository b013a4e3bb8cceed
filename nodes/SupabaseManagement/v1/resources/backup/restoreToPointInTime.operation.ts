import {
	updateDisplayOptions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type IDataObject,
	type INodeProperties,
} from 'n8n-workflow';

import { momentOf } from '../../fields/moment';

async function sendSeconds(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const moment = momentOf(this, 'Point in Time', this.getNodeParameter('pointInTime', ''));
	const body = {
		...(options.body as IDataObject),
		recovery_time_target_unix: Math.floor(moment / 1000),
	};
	return { ...options, body };
}

export const restoreToPointInTimeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['backup'], operation: ['restoreToPointInTime'] } },
	[
		{
			displayName: 'Point in Time',
			name: 'pointInTime',
			type: 'dateTime',
			required: true,
			default: '',
			description:
				'The time to restore the database to, to the second. Get Many with Overview returns the earliest possible time.',
			routing: { send: { preSend: [sendSeconds] } },
		},
	],
);
