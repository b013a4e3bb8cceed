import type { IExecuteSingleFunctions, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

import type { Client } from './client/client';
import type { PathValues } from './input/path';

/** The tools for steps that first look something up. */
export type StepTools = { client: Client; pathValues: PathValues };

/**
 * Changes that a field makes to the request, in addition to adding its value: n8n’s `preSend`, run
 * by us.
 *
 * @param tools missing only in n8n’s own type of `preSend`
 */
type Step = (
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	tools?: StepTools,
) => Promise<IHttpRequestOptions>;

/** A request as n8n builds it, with the steps that its fields need. */
export type WithSteps = IHttpRequestOptions & { steps?: Step[] };

/**
 * Makes n8n collect the fields’ `preSend` functions in order instead of running them.
 * `runOperation` runs them after the guard, with a client, and pairs errors with their input item.
 * n8n itself would output an empty item without a pair.
 *
 * @returns copies of the properties, in which every `preSend` adds itself to the request’s steps
 */
export function collectSteps(properties: INodeProperties[]): INodeProperties[] {
	return copyOf(properties) as INodeProperties[];
}

/** Runs the steps of a request. */
export async function runSteps(
	context: IExecuteSingleFunctions,
	request: WithSteps,
	tools: StepTools,
): Promise<IHttpRequestOptions> {
	const { steps = [], ...rest } = request;
	let options: IHttpRequestOptions = rest;
	for (const step of steps) options = await step.call(context, options, tools);
	return options;
}

function copyOf(value: unknown, name?: string): unknown {
	if (Array.isArray(value)) {
		return name === 'preSend' ? value.map(collecting) : value.map((each) => copyOf(each));
	}
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each, key)]));
}

function collecting(step: Step) {
	return async function (this: IExecuteSingleFunctions, request: WithSteps): Promise<WithSteps> {
		return { ...request, steps: [...(request.steps ?? []), step] };
	};
}
