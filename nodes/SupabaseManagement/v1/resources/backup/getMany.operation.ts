import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

/** With point-in-time recovery there may be no daily backups, so the rest of the response matters. */
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
						'Whether to return a single item with the time range of point-in-time recovery and a list of the backups',
				},
			],
		},
	],
);
