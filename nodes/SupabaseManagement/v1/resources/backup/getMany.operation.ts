import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

/** With point-in-time recovery there may be no daily backups, and the answer’s rest is what counts. */
export async function keepOverview(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const wanted = this.getNodeParameter('backupGetManyOptions.overview', false) === true;
	return wanted ? [{ json: body as unknown as IDataObject }] : items;
}

export const getManyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['backup'], operation: ['getMany'] } },
	[
		{
			displayName: 'Options',
			name: 'backupGetManyOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Overview',
					name: 'overview',
					type: 'boolean',
					default: true,
					description:
						'Whether to put out a single item with the times that point-in-time recovery covers, and the backups as a list in it',
				},
			],
		},
	],
);
