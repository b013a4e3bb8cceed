import {
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { Client } from '../../../request/client/client';
import type { StepTools } from '../../../request/steps';
import { compare, sideOf } from './compare';
import { projectConfig } from './configuration';
import { planOf, type Planned } from './plan';
import { shown } from './secrets';
import { configKey, readSource, settle } from './source';

/** Refuses what the fields or the credential do not allow, before anything is sent. */
export async function checkSource(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	tools?: StepTools,
): Promise<IHttpRequestOptions> {
	const settled = settle(this);
	if ('sourceRef' in settled) {
		tools!.client.check(configKey, { values: { ref: settled.sourceRef } });
	}
	return options;
}

/** Makes an item of each difference between the project and the source. */
export async function differences(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
	client?: Client,
): Promise<INodeExecutionData[]> {
	const settled = settle(this);
	const projectRef = refOf(this);
	const here = sideOf(projectConfig(body, '').data.attributes, projectRef);
	const there = await readSource(client!, settled);
	const found = compare(here, there, settled.scope);
	return planOf(found, 'sourceRef' in settled).map((planned) => ({
		json: { project_ref: projectRef, ...inWords(planned) } as IDataObject,
	}));
}

export function refOf(context: IExecuteSingleFunctions): string {
	return String(context.getNodeParameter('projectRef', '', { extractValue: true })).trim();
}

function inWords({ service, setting, here, there, status, action, reason }: Planned) {
	return {
		service,
		setting: setting ?? null,
		here: setting === undefined ? null : shown(setting, here),
		there: setting === undefined ? null : shown(setting, there),
		status,
		applicable: action === 'write',
		reason: reason ?? null,
	};
}
