import type { IDataObject } from 'n8n-workflow';

import type { Difference } from './compare';
import type { Settings } from './configuration';
import { belongsTo, isHiddenInPart, isOpaque, isSecret } from './secrets';
import { services, type ServiceName } from './services';
import { isUnset } from './values';

/**
 * The planned action for a difference: write it; set it by hand, because it is a secret or needs one;
 * or none, because no endpoint writes it.
 */
export type Planned = Difference & {
	action: 'write' | 'setByHand' | 'notApplicable';
	/** The reason why it is not written. */
	reason?: string;
};

/**
 * Decides what to do with each difference. Secrets that are known only by a fingerprint are never
 * written, and neither are settings that need such a secret.
 *
 * @param differences `here` is replaced by `there`
 * @param isProject whether `there` is another project, not a document
 */
export function planOf(differences: Difference[], isProject: boolean): Planned[] {
	const held = differences.filter(
		(each) => each.setting !== undefined && secretReason(each, isProject) !== undefined,
	);
	return differences.map((difference) => {
		const { service, setting } = difference;
		const notApplicable = reasonAgainst(difference);
		if (notApplicable !== undefined) {
			return { ...difference, action: 'notApplicable', reason: notApplicable };
		}
		const ownReason = secretReason(difference, isProject);
		if (ownReason !== undefined) {
			return { ...difference, action: 'setByHand', reason: ownReason };
		}
		const needed = held.find(
			(secret) => secret.service === service && needs(difference, setting!, secret),
		);
		return needed === undefined
			? { ...difference, action: 'write' }
			: {
					...difference,
					action: 'setByHand',
					reason: `It works only together with ${needed.setting}: set both by hand.`,
				};
	});
}

/** The reason why no endpoint can make this change, if none can. */
function reasonAgainst({ service, setting, there, status }: Difference): string | undefined {
	if (setting === undefined) {
		return 'Supabase returned no settings of this service. Make sure that the credential is allowed to read them.';
	}
	if (!Object.hasOwn(services[service].writable, setting)) {
		return setting === 'major_version'
			? 'The version of Postgres changes only with Postgres Upgrade.'
			: 'The Management API has no endpoint that writes this setting.';
	}
	if (status === 'unknown') return undefined;
	if (there === undefined) {
		return 'The source does not have this setting. Apply Configuration changes settings, but resets none.';
	}
	if (there === null && services[service].takesNull?.(setting) !== true) {
		return 'It is not set in the source, and the Management API cannot reset it.';
	}
	if (service === 'network' && !Array.isArray(there)) return 'It must be a list of addresses.';
	return undefined;
}

/** Why a secret is not written, if it or a part of the value is one that may not be. */
function secretReason(
	{ setting, here, there, status }: Difference,
	isProject: boolean,
): string | undefined {
	if (!isSecret(setting!)) {
		if (!isHiddenInPart(there)) return undefined;
		return status === 'unknown'
			? 'A part of it is hidden in the document, and cannot be compared. If it differs, set it by hand.'
			: 'A part of it is hidden in the document. Set it by hand.';
	}
	if (status === 'unknown') {
		return 'Supabase returns fingerprints instead of secrets, and those of two projects cannot be compared. If it differs, set it by hand.';
	}
	if (isOpaque(there)) {
		return 'Supabase returns fingerprints instead of secrets. Set it by hand.';
	}
	if (isProject && isUnset(there) && !isUnset(here)) {
		return 'The source has no such secret. If you no longer need it here, remove it by hand.';
	}
	return undefined;
}

/** Whether a change has no effect, or does harm, until a secret is set. */
function needs({ there }: Difference, setting: string, secret: Difference): boolean {
	const { settings, switches } = belongsTo(secret.setting!);
	if (settings(setting)) return true;
	return switches(setting) && there !== false && isUnset(secret.here);
}

/**
 * The request that writes changes of one service.
 *
 * @param changes all of the same service
 * @param current settings of the project; some are sent together with the changed ones
 */
export function bodyOf(service: ServiceName, changes: Planned[], current: Settings): IDataObject {
	const { writable, groups = [] } = services[service];
	const wanted = new Map(changes.map(({ setting, there }) => [setting!, there]));
	if (service === 'network') return networkBody(wanted.get('allowed_cidrs') as string[]);
	const names = Object.keys(writable).filter(
		(name) =>
			wanted.has(name) ||
			groups.some(
				(group) =>
					name.startsWith(group) && [...wanted.keys()].some((each) => each.startsWith(group)),
			),
	);
	const body: IDataObject = {};
	for (const name of names) {
		const value = wanted.has(name) ? wanted.get(name) : current[name];
		const path = writable[name]!;
		const last = path.at(-1)!;
		let place = body;
		for (const step of path.slice(0, -1)) place = (place[step] ??= {}) as IDataObject;
		place[last] = value as IDataObject;
	}
	return body;
}

function networkBody(addresses: string[]): IDataObject {
	return {
		dbAllowedCidrs: addresses.filter((address) => !address.includes(':')),
		dbAllowedCidrsV6: addresses.filter((address) => address.includes(':')),
	};
}
