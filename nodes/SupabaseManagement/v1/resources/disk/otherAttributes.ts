import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { number, optional, record, text } from '../../request/answer/shape';
import { nothingToUpdate } from '../../request/input/emptyUpdate';
import { inputError } from '../../request/input/inputError';
import type { OperationKey } from '../../request/operation';
import { placeOf } from '../../request/place';
import type { StepTools } from '../../request/steps';

export const readDisk: OperationKey = 'GET /v1/projects/{ref}/config/disk';

const disk = record({
	attributes: record({
		type: text,
		size_gb: number,
		iops: number,
		throughput_mibps: optional(number),
	}),
});

/**
 * Adds the current values of the attributes that were not set: the API requires type, size and IOPS
 * in every change. Reads the disk unless all of them are set.
 *
 * @throws NodeOperationError if nothing was set, or throughput for a disk type without this setting
 */
export async function keepOtherAttributes(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	tools?: StepTools,
): Promise<IHttpRequestOptions> {
	const { attributes: changes } = (options.body ?? {}) as { attributes?: IDataObject };
	if (changes === undefined) throw nothingToUpdate(this);

	const { client, pathValues: values } = tools!;
	const current = isComplete(changes)
		? undefined
		: (await client.read(readDisk, disk, { values })).attributes;
	const { type, size_gb, iops, throughput_mibps } = { ...current, ...changes };
	if (type === 'gp3') {
		return { ...options, body: { attributes: { type, size_gb, iops, throughput_mibps } } };
	}
	if ('throughput_mibps' in changes) {
		throw inputError(
			placeOf(this),
			'Throughput can only be set for a general purpose SSD',
			'Remove Throughput, or set Disk Type to General Purpose SSD.',
		);
	}
	return { ...options, body: { attributes: { type, size_gb, iops } } };
}

function isComplete(changes: IDataObject): boolean {
	const required = ['type', 'size_gb', 'iops'];
	if (changes.type !== 'io2') required.push('throughput_mibps');
	return required.every((name) => name in changes);
}
