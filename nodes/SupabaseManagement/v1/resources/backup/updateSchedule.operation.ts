import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { readText } from '../../request/input/readText';

async function sendTime(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const time = readText(this, 'timeOfDay').trim();
	if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)) {
		throw inputError(
			this,
			time === '' ? 'Time of Day is empty' : 'Time of Day is not valid',
			'Enter hours and minutes from 00:00 to 23:59, such as 04:30.',
		);
	}
	return { ...options, body: { ...(options.body as IDataObject), schedule_for: time } };
}

export const updateScheduleFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['backup'], operation: ['updateSchedule'] } },
	[
		{
			displayName: 'Time of Day (UTC)',
			name: 'timeOfDay',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 04:30',
			description: 'Start time of the daily backup',
			routing: { send: { preSend: [sendTime] } },
		},
	],
);
