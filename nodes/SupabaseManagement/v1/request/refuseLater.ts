import type { IExecuteSingleFunctions, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

type Step = (
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** Why a request must not be sent. */
const refusals = new WeakMap<object, unknown>();

/**
 * Lets fields refuse without throwing where the node continues on errors. What a field throws then,
 * n8n puts out as an empty item that belongs to no input item; so runOperation throws it instead.
 *
 * @returns copies of the properties, in which every preSend does so
 */
export function refuseLater(properties: INodeProperties[]): INodeProperties[] {
	return copyOf(properties) as INodeProperties[];
}

/** @throws what a field has refused the request with */
export function throwRefusal(options: object): void {
	if (refusals.has(options)) throw refusals.get(options);
}

function copyOf(value: unknown, name?: string): unknown {
	if (Array.isArray(value)) {
		return name === 'preSend' ? value.map(notingRefusal) : value.map((each) => copyOf(each));
	}
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each, key)]));
}

function notingRefusal(step: Step): Step {
	return async function (options) {
		if (refusals.has(options)) return options;
		const done = step.call(this, options);
		if (!this.continueOnFail()) return await done;
		return await done.catch((error: unknown) => {
			refusals.set(options, error);
			return options;
		});
	};
}
