import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../client/client';
import type { PathValues } from '../input/path';

/** What an operation has started. */
export type Started = {
	pathValues: PathValues;
	/** The first item of its answer. */
	item: IDataObject;
	/** What was sent, without the envelope of version 2. */
	body: unknown;
	/** The chosen project, also where the path does not name it. */
	parentProjectRef: string;
	/** The services of a project that must be healthy. */
	services: string[];
};

/** What one poll has found. */
export type Polled = {
	state: string;
	/** The thing itself, which is returned when it is done. */
	thing: IDataObject;
	/** Supabase’s message about a failure. */
	reason?: string;
};

/**
 * The work that Supabase continues after its answer, where to see it, and how it ends.
 *
 * Source: the contract’s enumerations of states. Which one ends what is read from their names.
 */
export type Wait = {
	/** What is polled, as a message names it: “The project is …”. */
	what: string;
	/** Returns undefined if it is not there. */
	poll: (client: Client, started: Started) => Promise<Polled | undefined>;
	done: string[];
	failed: string[];
	/** It can be in a done state before anything has happened to it. */
	startsAsDone?: boolean;
	/** The fields of the answer that name what was created, its ID first. */
	created?: string[];
};
