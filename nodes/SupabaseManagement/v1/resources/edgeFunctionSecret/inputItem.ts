import type { IExecutePaginationFunctions } from 'n8n-workflow';

import { binaryFieldsOf, evaluated, readFile } from '../../fields/inputItems';
import { refusedInput } from '../severalRequests';
import { WrongSecret } from './secretName';
import type { InputItem } from './secrets';

/**
 * Runs a function that reads the parameters and files of an input item.
 *
 * @throws NodeOperationError that names the input item, for a WrongSecret
 */
export async function readInputItem<T>(
	context: IExecutePaginationFunctions,
	itemIndex: number,
	read: (item: InputItem) => T | Promise<T>,
): Promise<T> {
	const { parameters } = context.getNode();
	try {
		return await read({
			parameter: (name) => evaluated(context, parameters[name], itemIndex),
			file: async (field) => {
				const fields = binaryFieldsOf(context, itemIndex);
				const file = fields[field];
				if (file !== undefined) return await readFile(context, file);
				const names = Object.keys(fields);
				throw new WrongSecret(
					`The item has no binary field “${field}”`,
					names.length === 0 ? 'It has no binary fields.' : `It has ${names.join(', ')}.`,
				);
			},
		});
	} catch (error) {
		if (!(error instanceof WrongSecret)) throw error as Error;
		throw refusedInput(context, itemIndex, error.message, error.nextStep);
	}
}

/**
 * Removes duplicate secrets. A secret with two different values is refused, because it is unclear
 * which one is correct.
 *
 * @param advice what to do if a secret has two values
 * @throws NodeOperationError naming the input item of the second value
 */
export function withoutRepeats<T extends { name: string; itemIndex: number }>(
	context: IExecutePaginationFunctions,
	parts: T[],
	isSame: (one: T, other: T) => boolean,
	advice: string,
): T[] {
	const known = new Map<string, T>();
	for (const part of parts) {
		const other = known.get(part.name);
		if (other !== undefined && !isSame(other, part)) {
			throw refusedInput(context, part.itemIndex, `${part.name} has two different values`, advice);
		}
		if (other === undefined) known.set(part.name, part);
	}
	return [...known.values()];
}
