import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

const times = ['created_at', 'updated_at'];

/** Converts the times of functions from milliseconds to ISO 8601, the format of all other times. */
export async function withIsoTimes(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	for (const { json } of items) {
		for (const name of times) {
			const value = json[name];
			if (typeof value === 'number') json[name] = isoTime(value);
		}
	}
	return items;
}

/** Leaves a number that is not a time unchanged. */
function isoTime(milliseconds: number): string | number {
	const date = new Date(milliseconds);
	return Number.isNaN(date.getTime()) ? milliseconds : date.toISOString();
}
