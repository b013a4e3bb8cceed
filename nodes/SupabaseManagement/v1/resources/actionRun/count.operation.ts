import type {
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { UnreadableAnswer } from '../../request/failure/failure';

/** The response has no body. The number is in a header. */
export async function readCount(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	{ headers }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const total = headers['x-total-count'];
	if (!/^\d+$/.test(String(total))) throw new UnreadableAnswer('It has no header X-Total-Count.');
	return [{ json: { count: Number(total) } }];
}
