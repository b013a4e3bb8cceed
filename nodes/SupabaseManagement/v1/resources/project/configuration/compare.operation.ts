import {
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { Client } from '../../../request/client/client';
import type { StepTools } from '../../../request/steps';
import { compare } from './compare';
import { planOf, type Planned } from './plan';
import { shown } from './secrets';
import { configKey } from './services';
import { readBoth, settle } from './source';

/** Checks the fields and the credential before anything is sent. */
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

/** Returns one item per difference between the project and the source. */
export async function differences(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
	client?: Client,
): Promise<INodeExecutionData[]> {
	const { ref, here, there, scope } = await readBoth(this, body, client!);
	const found = compare(here, there, scope);
	return planOf(found, there.projectRef !== undefined).map((planned) => ({
		json: { project_ref: ref, ...inWords(planned) } as IDataObject,
	}));
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
