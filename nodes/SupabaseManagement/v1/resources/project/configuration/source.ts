import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { jsonOf } from '../../../fields/json';
import { inputError } from '../../../request/input/inputError';
import type { Client } from '../../../request/client/client';
import { sideOf, type Scope, type Side } from './compare';
import { blocks, isThing, projectConfig } from './configuration';
import { configKey, serviceNames, type ServiceName } from './services';
import { readText } from '../../../request/input/readText';

/** The values of the fields of Compare and Apply Configuration. */
export type Settled = { scope: Scope } & ({ sourceRef: string } | { document: Side });

/**
 * Reads the fields that Compare and Apply Configuration share.
 *
 * @throws NodeOperationError naming the field that is not valid
 */
export function settle(context: IExecuteSingleFunctions): Settled {
	const scope = scopeOf(context);
	if (context.getNodeParameter('configurationSource') === 'document') {
		const given = context.getNodeParameter('configurationDocument', '');
		return { scope, document: sideOf(attributesOf(context, given)) };
	}
	const ref = context.getNodeParameter('sourceProjectRef', '', { extractValue: true });
	const sourceRef = String(ref).trim();
	if (/^[a-z]{20}$/.test(sourceRef)) return { scope, sourceRef };
	throw inputError(
		context,
		sourceRef === '' ? 'Source Project is empty' : 'Source Project is not valid',
		'A project ID has 20 lowercase letters, as in the URL of its dashboard.',
	);
}

/** The project’s ID. */
export function refOf(context: IExecuteSingleFunctions): string {
	return readText(context, 'projectRef', { extractValue: true }).trim();
}

/**
 * Reads both configurations that are compared.
 *
 * @param body the response with the project’s configuration; this function reads that of the source
 */
export async function readBoth(
	context: IExecuteSingleFunctions,
	body: unknown,
	client: Client,
): Promise<{ ref: string; attributes: IDataObject; here: Side; there: Side; scope: Scope }> {
	const settled = settle(context);
	const ref = refOf(context);
	const { attributes } = projectConfig(body, '').data;
	const there = await readSource(client, settled);
	return { ref, attributes, here: sideOf(attributes, ref), there, scope: settled.scope };
}

/** Reads the configuration to compare with, from the source that the fields name. */
async function readSource(client: Client, settled: Settled): Promise<Side> {
	if ('document' in settled) return settled.document;
	try {
		return await readSide(client, settled.sourceRef);
	} catch (error) {
		if (error instanceof NodeApiError) {
			const what = `The source project ${settled.sourceRef} could not be read.`;
			error.description = [what, error.description].filter(Boolean).join(' ');
		}
		throw error as Error;
	}
}

export async function readSide(client: Client, ref: string): Promise<Side> {
	const { data } = await client.read(configKey, projectConfig, { values: { ref } });
	return sideOf(data.attributes, ref);
}

function scopeOf(context: IExecuteSingleFunctions): Scope {
	const options = context.getNodeParameter('configurationOptions', {}) as IDataObject;
	const services = listOf(options.services ?? []);
	const unknown = services.find((name) => !serviceNames.includes(name as ServiceName));
	if (unknown !== undefined) {
		throw inputError(
			context,
			`There is no service “${unknown.slice(0, 80)}”`,
			`Choose from the list, or enter names comma-separated: ${serviceNames.join(', ')}.`,
		);
	}
	return {
		services: services.length === 0 ? serviceNames : (services as ServiceName[]),
		ignored: new Set(listOf(options.settingsToIgnore ?? [])),
	};
}

function listOf(value: unknown): string[] {
	const names = Array.isArray(value) ? value.map(String) : String(value).split(/[,\n]/);
	return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** The output of Get Configuration, simplified or not, or any part of it. */
function attributesOf(context: IExecuteSingleFunctions, given: unknown): unknown {
	const label = 'Configuration';
	const document = jsonOf(context, given, label);
	const { data } = isThing(document) ? document : { data: undefined };
	const whole = isThing(data) && isThing(data.attributes) ? data.attributes : document;
	if (!isThing(whole)) throw notADocument(context, `${label} is not a JSON object`);
	const names = Object.keys(whole).filter((name) => name !== 'id' && name !== 'type');
	const unknown = names.find((name) => !blocks.includes(name));
	if (unknown !== undefined) {
		throw notADocument(context, `${label} has an unknown block “${unknown.slice(0, 80)}”`);
	}
	const wrong = names.find((name) => !isThing(whole[name]));
	if (wrong !== undefined) {
		throw notADocument(context, `The block “${wrong}” of ${label} is not a JSON object`);
	}
	if (Object.keys(sideOf(whole).configuration).length === 0) {
		throw notADocument(context, `${label} has no settings`);
	}
	return whole;
}

function notADocument(context: IExecuteSingleFunctions, message: string) {
	return inputError(
		context,
		message,
		`Enter what Get Configuration returns, or parts of it: an object with ${blocks.join(', ')}.`,
	);
}
