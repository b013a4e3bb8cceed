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
import { isDryRun } from '../../../fields/dryRun';
import { write } from './apply';
import { compare } from './compare';
import { isThing } from './configuration';
import { lackingFor, type Lacking } from './needs';
import { planOf, type Planned } from './plan';
import { shown } from './secrets';
import { services } from './services';
import { readBoth, refOf, settle } from './source';

/**
 * Refuses writes that the credential does not allow, before anything is sent. A dry run only reads.
 */
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
 * Applies the settings of the source to the project, and returns one item per setting that differs.
 *
 * @throws NodeOperationError if a plan or an add-on is missing, before anything is written; or the
 *   client’s error, with what is done and not done
 */
export async function applied(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
	client?: Client,
): Promise<INodeExecutionData[]> {
	const { ref, attributes, here, there, scope } = await readBoth(this, body, client!);
	const plan = planOf(compare(here, there, scope), there.projectRef !== undefined);
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

	const after = await write(client!, ref, changes, here);
	const left = compare(after, there, scope);
	return plan.map((planned) => {
		if (planned.action !== 'write') return itemOf(ref, planned, planned.action);
		return left.some((each) => isSameSetting(each, planned))
			? itemOf(ref, planned, 'sent', 'Supabase has accepted it, but does not show it yet.')
			: itemOf(ref, planned, 'changed');
	});
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
			description: `${listed.join(' ')} Nothing was changed. Add the plan or add-on to the project, or add the settings to Settings to Ignore.`,
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
