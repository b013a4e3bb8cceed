import { configurationOf, type Configuration, type Settings } from './configuration';
import { compareSecrets, isHiddenInPart, isSecret, shown } from './secrets';
import { serviceNames, services, type ServiceName } from './services';
import { isSameValue } from './values';

/** A configuration, and where it comes from. */
export type Side = {
	configuration: Configuration;
	/** The project that it was read from. A document has none, and only its settings are compared. */
	projectRef?: string;
};

/** The settings to compare. */
export type Scope = {
	services: readonly ServiceName[];
	/** Names of settings, alone or with their service: `site_url`, `auth.site_url`. */
	ignored: ReadonlySet<string>;
};

export type Difference = {
	service: ServiceName;
	/** Undefined if one side does not have the service. */
	setting: string | undefined;
	here: unknown;
	there: unknown;
	/** Unknown: fingerprints, hidden parts and a service that was not returned cannot be compared. */
	status: 'different' | 'unknown';
};

/** @param attributes of the response with all settings */
export function sideOf(attributes: unknown, projectRef?: string): Side {
	return { configuration: configurationOf(attributes), projectRef };
}

/**
 * Compares two configurations, setting by setting.
 *
 * @param here of a project
 * @param there of another project or a document
 * @returns the differences, by service and name
 */
export function compare(here: Side, there: Side, scope: Scope): Difference[] {
	const compared = serviceNames.filter((service) => scope.services.includes(service));
	return compared.flatMap((service): Difference[] => {
		const own = here.configuration[service];
		const other = there.configuration[service];
		if (other === undefined && there.projectRef === undefined) return [];
		if (own === undefined || other === undefined) return [notReturned(service)];
		return settingsToCompare(service, own, other, there, scope).flatMap((setting) => {
			const status = statusOf(service, setting, here, there);
			return status === 'same'
				? []
				: [{ service, setting, here: own[setting], there: other[setting], status }];
		});
	});
}

/** A service that one side does not return cannot be compared. */
function notReturned(service: ServiceName): Difference {
	return { service, setting: undefined, here: undefined, there: undefined, status: 'unknown' };
}

function settingsToCompare(
	service: ServiceName,
	own: Settings,
	other: Settings,
	{ projectRef }: Side,
	{ ignored }: Scope,
): string[] {
	const names = projectRef === undefined ? [other] : [own, other];
	return [...new Set(names.flatMap((each) => Object.keys(each)))]
		.filter((name) => !ignored.has(name) && !ignored.has(`${service}.${name}`))
		.sort();
}

function statusOf(
	service: ServiceName,
	setting: string,
	here: Side,
	there: Side,
): 'same' | 'different' | 'unknown' {
	const [one, other] = [here, there].map(({ configuration, projectRef }) => ({
		value: configuration[service]![setting],
		projectRef,
	}));
	if (isSecret(setting)) return compareSecrets(one!, other!);
	if (isSameValue(services[service], setting, one!.value, other!.value)) return 'same';
	const isHidden = isHiddenInPart(other!.value) && shown(setting, one!.value) === other!.value;
	return isHidden ? 'unknown' : 'different';
}
