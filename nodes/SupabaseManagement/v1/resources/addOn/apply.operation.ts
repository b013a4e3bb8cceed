import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { shorten } from '../../request/input/path';
import { readText } from '../../request/input/readText';

/** The add-on of a variant such as `ci_small`, `pitr_7` or `ipv4_default`. */
function typeOf(variant: string): string | undefined {
	if (/^ci_\w+$/.test(variant)) return 'compute_instance';
	if (/^pitr_\w+$/.test(variant)) return 'pitr';
	if (variant === 'cd_default') return 'custom_domain';
	return /^(\w+)_default$/.exec(variant)?.[1];
}

function chosenVariant(context: IExecuteSingleFunctions): string {
	return readText(context, 'addonVariant', { extractValue: true }).trim();
}

export async function sendVariant(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const variant = chosenVariant(this);
	const type = typeOf(variant);
	if (type === undefined) {
		throw inputError(
			this,
			variant === '' ? 'Add-On is empty' : `Add-On is not valid: ${shorten(variant)}`,
			'Choose it from the list, or enter the addon_variant that Get Many returns, such as ci_small.',
		);
	}
	return { ...options, body: { addon_variant: variant, addon_type: type } };
}

/** Adds the applied add-on to the output. */
export async function nameVariant(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return items.map(({ json }) => ({ json: { ...json, addon_variant: chosenVariant(this) } }));
}
