import type { IExecuteSingleFunctions } from 'n8n-workflow';

import type { Place } from '../place';
import { inputError } from './inputError';
import { numberWithin } from './numbers';
import { services as knownServices, usualServices } from './services';

export type Options = {
	/** Time limit for the requests of an item, in milliseconds. */
	timeLimit: number;
	/** Whether to remove the envelope of version 2. */
	simplify: boolean;
	/** Whether other secrets in the response are returned. */
	revealSecrets: boolean;
	/** How to wait for the work that the operation starts, in milliseconds. */
	wait?: { timeout: number; interval: number; services: string[] };
	/** The only fields to return; all if undefined. */
	fields?: string[];
	/** Whether to add the project to each item. */
	includeProject: boolean;
	/** Whether to succeed if there is nothing to do. */
	ignoreIfDone: boolean;
	/** Maximum number of items to return; operations that are not lists have no limit. */
	wanted: number;
};

const day = 24 * 60;

/**
 * Reads the parameters that are not fields of the API.
 *
 * @throws NodeOperationError naming the field, if a number is not valid
 */
export function readOptions(context: IExecuteSingleFunctions, place: Place): Options {
	const read = <T>(parameter: string, fallback: T) =>
		context.getNodeParameter(parameter, fallback) as T;
	const number = (given: unknown, label: string, min: number, max: number, isWhole = false) =>
		numberWithin(given, label, { min, max, isWhole }, place);

	const {
		timeLimit = 10,
		revealSecrets = false,
		ignoreIfDone = false,
		includeProject = false,
	} = read<Record<string, unknown>>('requestOptions', {});
	const isWaiting = read<unknown>('waitForCompletion', false) === true;
	const {
		timeout = 30,
		interval = 10,
		services = usualServices,
	} = isWaiting ? read<Record<string, unknown>>('waitOptions', {}) : {};
	return {
		timeLimit: number(timeLimit, 'Time Limit', 0, day) * 60_000,
		simplify: isSimplified(context),
		fields: fieldsFor(context, place),
		includeProject: includeProject === true,
		revealSecrets: revealSecrets === true,
		ignoreIfDone: ignoreIfDone === true,
		wait: isWaiting
			? {
					timeout: number(timeout, 'Timeout', 0, day) * 60_000,
					interval: number(interval, 'Interval', 0.01, 3600) * 1000,
					services: servicesIn(services, place),
				}
			: undefined,
		wanted:
			read<unknown>('returnAll', true) === true
				? Infinity
				: number(read<unknown>('limit', 50), 'Limit', 1, Number.MAX_SAFE_INTEGER, true),
	};
}

function servicesIn(given: unknown, place: Place): string[] {
	const names = typeof given === 'string' ? given.split(',').map((name) => name.trim()) : given;
	const known = new Set<unknown>(knownServices.map(({ value }) => value));
	if (Array.isArray(names) && names.every((name) => known.has(name))) return names as string[];
	throw inputError(
		place,
		'Services under Wait Options is not valid',
		`Choose from the list, or enter names comma-separated: ${[...known].join(', ')}.`,
	);
}

/** Whether to return a simplified version of the response. For an agent’s tool, Output decides. */
export function isSimplified(context: Pick<IExecuteSingleFunctions, 'getNodeParameter'>): boolean {
	if (context.getNodeParameter('output', 'simplified') === 'raw') return false;
	return context.getNodeParameter('simplify', true) === true;
}

function fieldsFor(context: IExecuteSingleFunctions, place: Place): string[] | undefined {
	if (context.getNodeParameter('output', 'simplified') !== 'selectedFields') return undefined;
	const given: unknown = context.getNodeParameter('outputFields', '');
	const names = (Array.isArray(given) ? given : String(given).split(','))
		.map((name) => String(name).trim())
		.filter((name) => name !== '');
	if (names.length > 0) return names;
	throw inputError(place, 'Output Fields is empty', 'Enter the names of the fields to return.');
}
