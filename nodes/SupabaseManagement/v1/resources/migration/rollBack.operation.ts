import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { readText } from '../../request/input/readText';

const firstVersion = (context: IExecuteSingleFunctions) =>
	readText(context, 'version', { extractValue: true }).trim();

/** The migration is not part of the path here. If it is missing, nothing must be sent. */
export async function sendFirstVersion(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const gte = firstVersion(this);
	if (!/^\d+$/.test(gte)) {
		throw inputError(
			this,
			gte === '' ? 'Migration is empty' : 'Migration is not valid',
			'A migration’s version has only digits, such as 20250312000000.',
		);
	}
	return { ...options, qs: { ...(options.qs as IDataObject), gte } };
}

export async function sayFromWhere(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return items.map(({ json }) => ({ json: { ...json, from_version: firstVersion(this) } }));
}

export const rollBackFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['migration'], operation: ['rollBack'] } },
	[
		{
			displayName:
				'This undoes the chosen migration and all later ones with their Rollback SQL, and removes them from the list. Data in the tables they created is lost.',
			name: 'rollBackNotice',
			type: 'notice',
			default: '',
		},
	],
);
