import type { IExecuteSingleFunctions } from 'n8n-workflow';

export type Options = {
	/** How long a request is tried, in milliseconds. */
	timeLimit: number;
	/** Whether the envelope of version 2 is taken off. */
	simplify: boolean;
	/** Whether secrets that come along are put out. */
	revealSecrets: boolean;
	/** How to wait for what the operation begins, in milliseconds. */
	wait?: { timeout: number; interval: number };
};

/** Reads the parameters that are no fields of the API. */
export function readOptions(context: IExecuteSingleFunctions): Options {
	const read = <T>(parameter: string, fallback: T) =>
		context.getNodeParameter(parameter, fallback) as T;
	const { timeLimit = 10, revealSecrets = false } = read<{
		timeLimit?: number;
		revealSecrets?: boolean;
	}>('requestOptions', {});
	const { timeout = 30, interval = 10 } = read<{ timeout?: number; interval?: number }>(
		'waitOptions',
		{},
	);
	return {
		timeLimit: timeLimit * 60_000,
		simplify: read('simplify', true),
		revealSecrets,
		wait: read('waitForCompletion', false)
			? { timeout: timeout * 60_000, interval: interval * 1000 }
			: undefined,
	};
}
