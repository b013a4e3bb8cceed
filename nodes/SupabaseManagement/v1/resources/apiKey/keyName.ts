import type { IExecuteSingleFunctions, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { readText } from '../../request/input/readText';

/**
 * The name of an API key.
 *
 * @param parameter path of the parameter
 */
export function keyName(parameter: string): INodeProperties {
	return {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. ci_deploys',
		description: '4 to 64 lowercase letters, digits and underscores, not starting with a digit',
		routing: { send: { type: 'body', property: 'name', preSend: [checkName] } },
	};

	async function checkName(
		this: IExecuteSingleFunctions,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const name = readText(this, parameter);
		if (/^[a-z_][a-z0-9_]{3,63}$/.test(name)) return options;
		throw inputError(
			this,
			name.trim() === '' ? 'Name is empty' : `Name is not valid: ${name.slice(0, 80)}`,
			'The name of an API key has 4 to 64 lowercase letters, digits and underscores, and does not start with a digit.',
		);
	}
}
