import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../client/client';
import type { PathValues } from '../input/path';

/** The work that an operation has started. */
export type Started = {
	pathValues: PathValues;
	/** The first item of the response. */
	item: IDataObject;
	/** The request body, without the envelope of version 2. */
	body: unknown;
	/** The selected project, even if the path does not contain it. */
	parentProjectRef: string;
	/** The services of a project that must be healthy. */
	services: string[];
};

/** The result of one poll. */
export type Polled = {
	state: string;
	/** The resource, which is returned when it is done. */
	thing: IDataObject;
	/** Supabase’s message about a failure. */
	reason?: string;
};

/**
 * The work that Supabase continues after its response, how to poll it, and how it ends.
 *
 * Source: the contract’s enumerations of states. The names of the states show which of them are
 * final.
 */
export type Wait = {
	/** The name of the polled resource in messages: “The project is …”. */
	what: string;
	/** Returns undefined if the resource does not exist. */
	poll: (client: Client, started: Started) => Promise<Polled | undefined>;
	done: string[];
	failed: string[];
	/** Whether the resource can be in a final state before the work has started. */
	startsAsDone?: boolean;
	/** The fields of the response that identify the created resource, its ID first. */
	created?: string[];
};
