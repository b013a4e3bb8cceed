import type { IDataObject } from 'n8n-workflow';

/** The body of a delivery. */
export type Event = {
	id: string;
	type: string;
	timestamp: string;
	payload: IDataObject & { is_test?: boolean };
};

/** @returns undefined if the body is not an event */
export function readEvent(body: Buffer): Event | undefined {
	try {
		const event = JSON.parse(body.toString()) as Event | null;
		const isEvent = typeof event?.id === 'string' && typeof event.payload === 'object';
		return isEvent && event.payload !== null ? event : undefined;
	} catch {
		return undefined;
	}
}

/**
 * The event without nesting: its type, time and origin, followed by its own fields, which never
 * overwrite these.
 */
export function flatten({ id, type, timestamp, payload }: Event): IDataObject {
	const { organization_slug = null, project_ref = null, ...details } = payload;
	const common = { type, id, timestamp, organization_slug, project_ref };
	return { ...common, ...details, ...common };
}
