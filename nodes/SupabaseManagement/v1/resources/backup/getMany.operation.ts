import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

/** With point-in-time recovery there may be no daily backups, so the rest of the response matters. */
export async function keepOverview(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const wanted = this.getNodeParameter('backupOptions.overview', false) === true;
	return wanted ? [{ json: body as unknown as IDataObject }] : items;
}
