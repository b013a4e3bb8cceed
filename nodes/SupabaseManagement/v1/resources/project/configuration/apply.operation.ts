import {
	NodeOperationError,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { Client } from '../../../request/client/client';
import type { StepTools } from '../../../request/steps';
import { stepsOf, withProgress, write } from './apply';
import { compare, sideOf } from './compare';
import { refOf } from './compare.operation';
import { isThing, projectConfig } from './configuration';
import { lackingFor, type Lacking } from './needs';
import { planOf, type Planned } from './plan';
import { shown } from './secrets';
import { services } from './services';
import { readSide, readSource, settle } from './source';

/** Refuses what the credential does not allow to write, before anything is sent. A dry run only reads. */
export async function checkWrites(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	tools?: StepTools,
): Promise<IHttpRequestOptions> {
	if (isDryRun(this)) return options;
	for (const service of settle(this).scope.services) {
		tools!.client.check(services[service].write, { values: { ref: refOf(this) } });
	}
	return options;
}

/**
 * Makes the project’s settings those of the source, and an item of each setting that differs.
 *
 * @throws NodeOperationError before anything is written if a plan or an add-on is missing; what the client
 * throws, with what is done and what is not
 */
export async function applied(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
	client?: Client,
): Promise<INodeExecutionData[]> {
	const settled = settle(this);
	const ref = refOf(this);
	const { attributes } = projectConfig(body, '').data;
	const here = sideOf(attributes, ref);
	const there = await readSource(client!, settled);
	const plan = planOf(compare(here, there, settled.scope), 'sourceRef' in settled);
	const changes = plan.filter(({ action }) => action === 'write');
	const lacking = await lackingFor(client!, ref, changes, allowsNetwork(attributes));

	if (isDryRun(this)) {
		return plan.map((planned) => {
			const lacks = lacking.find((each) => isSameSetting(each, planned))?.lacks;
			if (lacks !== undefined) return itemOf(ref, planned, 'needsUpgrade', `It needs ${lacks}.`);
			return itemOf(ref, planned, planned.action === 'write' ? 'wouldChange' : planned.action);
		});
	}
	if (lacking.length > 0) throw needsUpgrade(this, lacking);
	if (changes.length === 0) return plan.map((planned) => itemOf(ref, planned, planned.action));

	const steps = stepsOf(changes);
	await write(client!, ref, steps, here);
	const after = await withProgress(steps, [], async () => await readSide(client!, ref));
	const left = compare(after, there, settled.scope);
	return plan.map((planned) => {
		if (planned.action !== 'write') return itemOf(ref, planned, planned.action);
		return left.some((each) => isSameSetting(each, planned))
			? itemOf(ref, planned, 'sent', 'Supabase has accepted it, but does not show it yet.')
			: itemOf(ref, planned, 'changed');
	});
}

function isDryRun(context: IExecuteSingleFunctions): boolean {
	// Only what is clearly off writes.
	return ![false, 'false'].includes(context.getNodeParameter('dryRun', true) as boolean);
}

function allowsNetwork({ database }: IDataObject): boolean {
	const restrictions = isThing(database) ? database.network_restrictions : undefined;
	return !isThing(restrictions) || restrictions.entitlement !== 'disallowed';
}

function isSameSetting(
	one: Pick<Planned, 'service' | 'setting'>,
	other: Pick<Planned, 'service' | 'setting'>,
): boolean {
	return one.service === other.service && one.setting === other.setting;
}

function needsUpgrade(context: IExecuteSingleFunctions, lacking: Lacking[]): NodeOperationError {
	const listed = lacking.map(
		({ service, setting, lacks }) => `${service}.${setting} needs ${lacks}.`,
	);
	return new NodeOperationError(
		context.getNode(),
		'Some of the settings need a plan or an add-on that the project does not have',
		{
			itemIndex: context.getItemIndex(),
			description: `${listed.join(' ')} Nothing was changed. Add what is missing to the project, or the settings to Settings to Ignore.`,
		},
	);
}

function itemOf(
	ref: string,
	{ service, setting, here, there, reason }: Planned,
	status: string,
	note?: string,
): INodeExecutionData {
	const [before, after] = [here, there].map((value) =>
		setting === undefined ? null : shown(setting, value),
	);
	const item = { service, setting: setting ?? null, before, after, status };
	return { json: { project_ref: ref, ...item, reason: note ?? reason ?? null } as IDataObject };
}
