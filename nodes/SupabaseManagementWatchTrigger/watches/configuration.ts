import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Shape } from '../../SupabaseManagement/v1/request/answer/shape';
import { UnreadableAnswer } from '../../SupabaseManagement/v1/request/failure/failure';
import {
	configurationOf,
	projectConfig,
	type Configuration,
} from '../../SupabaseManagement/v1/resources/project/configuration/configuration';
import {
	isSecret,
	secretShown,
	shown,
} from '../../SupabaseManagement/v1/resources/project/configuration/secrets';
import {
	serviceNames,
	type ServiceName,
} from '../../SupabaseManagement/v1/resources/project/configuration/services';
import { isUnset } from '../../SupabaseManagement/v1/resources/project/configuration/values';
import type { Change, Watch } from './watch';

/** A remembered value. For secrets and long values, only the digest. */
type Kept = unknown;

type Memory = Partial<Record<ServiceName, Record<string, Kept>>>;

/**
 * Maximum length of a value in characters of JSON. Longer values, such as email templates, are
 * remembered as a digest.
 */
const longestKept = 80;

const notKept = '(too long to remember)';

/** At least one service, because a response without services is never correct. */
const settingsShape: Shape<Configuration> = (value, at) => {
	const all = configurationOf(projectConfig(value, at).data.attributes);
	if (Object.keys(all).length > 0) return all;
	throw new UnreadableAnswer('Expected settings in data.attributes, got none.');
};

/** Changed settings of projects. For secrets, only the fact that they changed. */
export const configuration: Watch<Configuration, Memory> = {
	async read(read, { services }) {
		const all = await read('GET /v2/projects/{ref}/config', settingsShape);
		return Object.fromEntries(
			Object.entries(all).filter(([name]) => services.length === 0 || services.includes(name)),
		);
	},

	compare(memory = {}, reading) {
		const changes: Change[] = [];
		// A service that is missing in this response stays in the memory.
		const next: Memory = { ...memory };
		for (const service of serviceNames) {
			const now = reading[service];
			if (now === undefined) continue;
			const before = memory[service];
			const kept = keptOf(now);
			next[service] = kept;
			if (before === undefined) continue;
			for (const setting of namesIn(before, kept)) {
				const [was, is] = [valueOf(before, setting), valueOf(kept, setting)];
				if (JSON.stringify(was) === JSON.stringify(is)) continue;
				const after = shown(setting, valueOf(now, setting) ?? null);
				changes.push(changed(service, setting, shownAgain(setting, was), after));
			}
		}
		return { changes, memory: next };
	},

	sample: (reading) =>
		serviceNames.flatMap((service) => {
			const [first] = Object.entries(reading[service] ?? {});
			if (first === undefined) return [];
			const value = shown(first[0], first[1]);
			return [changed(service, first[0], value, value)];
		}),
};

function changed(service: ServiceName, setting: string, before: unknown, after: unknown): Change {
	return { event: 'changed', details: { service, setting, before, after } as IDataObject };
}

/** Settings without a value are not kept, because most settings of auth have none. */
function keptOf(settings: Record<string, unknown>): Record<string, Kept> {
	return Object.fromEntries(
		Object.entries(settings)
			.filter(([, value]) => !isUnset(value))
			.map(([setting, value]) => [setting, keepable(setting, value)]),
	);
}

function keepable(setting: string, value: unknown): Kept {
	const json = JSON.stringify(value);
	const isWhole =
		!isSecret(setting) && json.length <= longestKept && shown(setting, value) === value;
	if (isWhole) return value;
	return { digest: createHash('sha256').update(json).digest('base64url').slice(0, 16) };
}

function shownAgain(setting: string, kept: Kept): unknown {
	if (kept === undefined) return null;
	const isDigest = typeof kept === 'object' && kept !== null && !Array.isArray(kept);
	if (!isDigest) return kept;
	return isSecret(setting) ? secretShown : notKept;
}

function namesIn(...settings: Array<Record<string, unknown>>): string[] {
	return [...new Set(settings.flatMap((each) => Object.keys(each)))].sort();
}

function valueOf(settings: Record<string, unknown>, name: string): unknown {
	return Object.hasOwn(settings, name) ? settings[name] : undefined;
}
