import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';

import { visibleProperties, type Operation } from '../harness/operations';
import type { Account } from './account';
import { NothingThere } from './nothingThere';

/** Required strings, by `resource.operation.field`. */
const texts: Record<string, string> = {
	'database.runReadOnlyQuery.query': 'select 1 as one',
	'jitAccess.authorize.databaseRole': 'postgres',
	'jitAccess.authorize.ipAddress': '203.0.113.1',
	'vanitySubdomain.checkAvailability.vanitySubdomain': 'n8n-live-check',
};

/**
 * Fills the required fields of an operation with objects of the account, and leaves the others at
 * their defaults.
 *
 * @throws NothingThere, or the error of a list that was needed
 */
export async function fill(
	{ resource, operation }: Pick<Operation, 'resource' | 'operation'>,
	account: Account,
): Promise<INodeParameters> {
	const parameters: INodeParameters = { authentication: 'accessToken', resource, operation };
	// Fields become visible when earlier ones are filled.
	for (let round = 0; round < 3; round++) {
		for (const property of visibleProperties(parameters)) {
			const { name, type } = property;
			if (name in parameters || type === 'notice') continue;
			const given = texts[`${resource}.${operation}.${name}`];
			parameters[name] = given ?? (await valueOf(property, parameters, account));
		}
	}
	return parameters;
}

async function valueOf(
	property: INodeProperties,
	parameters: INodeParameters,
	account: Account,
): Promise<NodeParameterValueType> {
	if (property.type === 'resourceLocator') {
		const value = await account.find(property, parameters);
		return { __rl: true, mode: 'id', value };
	}
	if (property.required && property.default === '') throw new NothingThere(property.displayName);
	return property.default;
}
