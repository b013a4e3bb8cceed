import type { IDataObject } from 'n8n-workflow';

import { record, type Shape } from '../../../request/answer/shape';
import { ExactNumber } from '../../../request/input/exactJson';
import { serviceNames, services, type ServiceName } from './services';

/** The settings of a service by their names, such as `features.s3_protocol.enabled` of storage. */
export type Settings = Record<string, unknown>;

/** The settings of each service. A service that was not returned is missing. */
export type Configuration = Partial<Record<ServiceName, Settings>>;

/** The response with all settings, with the fields that are used. */
export const projectConfig: Shape<{ data: { attributes: IDataObject } }> = record({
	data: record({ attributes: record({}) }),
});

/** The blocks of a response or a document. */
export const blocks = [...new Set(serviceNames.map((name) => services[name].parts[0]!.at[0]!))];

/**
 * Reads the settings of all services out of what version 2 calls attributes.
 *
 * @param attributes of a project, or of a document that may lack any of them
 */
export function configurationOf(attributes: unknown): Configuration {
	const configuration: Configuration = {};
	for (const name of serviceNames) {
		let settings: Settings | undefined;
		for (const { at, only } of services[name].parts) {
			const part = at.reduce<unknown>(
				(value, key) => (isThing(value) ? value[key] : undefined),
				attributes,
			);
			if (!isThing(part)) continue;
			const picked = only === undefined ? part : pick(part, only);
			if (only !== undefined && Object.keys(picked).length === 0) continue;
			settings = { ...settings, ...flat(picked) };
		}
		if (settings !== undefined) configuration[name] = settings;
	}
	const network = configuration.network;
	if (network !== undefined) network.allowed_cidrs = addressesOf(network.allowed_cidrs);
	return configuration;
}

/** Addresses with or without their type, sorted because their order has no meaning. */
function addressesOf(list: unknown): unknown {
	if (!Array.isArray(list)) return list;
	return list.map((each) => String(isThing(each) ? each.address : each)).sort();
}

function pick(part: Settings, names: readonly string[]): Settings {
	return Object.fromEntries(Object.entries(part).filter(([name]) => names.includes(name)));
}

function flat(part: Settings, before = ''): Settings {
	return Object.fromEntries(
		Object.entries(part).flatMap(([name, value]) =>
			isThing(value)
				? Object.entries(flat(value, `${before}${name}.`))
				: [[`${before}${name}`, value]],
		),
	);
}

export function isThing(value: unknown): value is Settings {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject && !(value instanceof ExactNumber);
}
