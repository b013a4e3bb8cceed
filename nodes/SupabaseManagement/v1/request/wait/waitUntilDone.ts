import type { IDataObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Client } from '../client/client';
import { isMissing, mayPass } from '../failure/failure';
import { addCreated, failureDetails } from '../failure/nodeError';
import type { Place } from '../place';
import type { Polled, Started, Wait } from './wait';

export type Patience = {
	/** In milliseconds. */
	timeout: number;
	/** In milliseconds. */
	interval: number;
};

/** Number of polls that must return a done state if the resource already had it at the start. */
const timesToBelieve = 3;

/**
 * Time limit of one poll, in milliseconds, so that a server that does not respond does not use up
 * the wait.
 */
const longestPoll = 30_000;

/** Minimum time for the last poll, even if less is left. */
const shortestPoll = 1000;

/** The states that polls have returned so far. */
type Seen = {
	trail: Array<{ state: string; since: Date }>;
	timesEnded: number;
	/** Number of consecutive polls. */
	timesMissing: number;
	/** The reason why the last poll failed. */
	problem?: string;
};

/**
 * Polls until the work that an operation has started is done. A temporary failure or a first 404 is
 * ignored.
 *
 * @returns the final result, with its state as `wait_state`
 * @throws NodeOperationError, which names what was created, if the work failed, takes longer than
 *   the timeout or cannot be polled, or if the execution was canceled
 */
export async function waitUntilDone(
	wait: Wait,
	client: Client,
	started: Started,
	patience: Patience,
	place: Place,
): Promise<IDataObject> {
	const seen: Seen = { trail: [], timesEnded: 0, timesMissing: 0 };
	const startedAt = performance.now();
	const timeLeft = () => startedAt + patience.timeout - performance.now();
	try {
		for (;;) {
			await client.pause(Math.min(patience.interval, timeLeft()));
			const time = Math.min(longestPoll, Math.max(shortestPoll, timeLeft()));
			const polled = await pollOnce(wait, client.withTime(time), started, seen);
			if (polled !== undefined && hasEnded(wait, polled, seen)) {
				if (wait.failed.includes(polled.state)) throw failed(wait, polled, seen, place);
				return { ...polled.thing, wait_state: polled.state };
			}
			if (timeLeft() < patience.interval) {
				throw outOfTime(wait, seen, performance.now() - startedAt, place);
			}
		}
	} catch (error) {
		throw withCreated(asWaitError(error as Error, wait, client, place), wait, started);
	}
}

/** @returns undefined if this poll failed but the next one may succeed */
async function pollOnce(
	wait: Wait,
	client: Client,
	started: Started,
	seen: Seen,
): Promise<Polled | undefined> {
	let polled: Polled | undefined;
	try {
		polled = await wait.poll(client, started);
		seen.problem = undefined;
	} catch (error) {
		const { class: failureClass, status = 0 } = failureDetails(error) ?? {};
		if (client.isCancelled) throw error as Error;
		seen.problem = (error as Error).message;
		if (mayPass(failureClass) || status >= 500) return undefined;
		if (!isMissing(failureClass)) throw error as Error;
		// Something new can take a while to appear, and a single 404 says nothing.
		seen.timesMissing++;
		if (seen.trail.length > 0 && seen.timesMissing > 1) throw error as Error;
		return undefined;
	}
	seen.timesMissing = 0;
	if (polled === undefined) return undefined;
	if (seen.trail.at(-1)?.state !== polled.state) {
		seen.trail.push({ state: polled.state, since: new Date() });
	}
	return polled;
}

function hasEnded(wait: Wait, { state }: Polled, seen: Seen): boolean {
	if (!isFinal(wait, state)) return false;
	seen.timesEnded++;
	const hasMoved = seen.trail.length > 1;
	return wait.startsAsDone !== true || hasMoved || seen.timesEnded >= timesToBelieve;
}

function isFinal({ done, failed: failures }: Wait, state: string): boolean {
	return done.includes(state) || failures.includes(state);
}

function failed(
	{ what }: Wait,
	{ state, reason }: Polled,
	{ trail }: Seen,
	{ node, itemIndex }: Place,
): NodeOperationError {
	return new NodeOperationError(node, `${what} ended as ${state}`, {
		itemIndex,
		description: `${reason === undefined ? '' : `${reason} `}It was ${inWords(trail)}. Check its logs in the Supabase dashboard, fix the cause, and run the operation again.`,
	});
}

function outOfTime(
	wait: Wait,
	{ trail, problem }: Seen,
	elapsed: number,
	{ node, itemIndex }: Place,
): NodeOperationError {
	const { what } = wait;
	const last = trail.at(-1);
	const message =
		last === undefined
			? `${what} could not be read for ${duration(elapsed)}`
			: `${what} is still ${last.state} after ${duration(elapsed)}`;
	const advice =
		last === undefined
			? 'It may still be starting. Check it in the Supabase dashboard.'
			: trail.length > 1
				? `It was ${inWords(trail)}, so it is making progress. To wait longer, increase Timeout under Wait Options. Supabase continues its work.`
				: isFinal(wait, last.state)
					? `The work may not have started yet. Increase Timeout under Wait Options to at least ${timesToBelieve} times Interval.`
					: `Its state has not changed since ${clock(last.since)}, so it may be stuck. Check it in the Supabase dashboard. Supabase’s support can unblock it. To wait longer, increase Timeout under Wait Options.`;
	const description =
		problem === undefined ? advice : `${advice} The last poll failed: ${asSentence(problem)}`;
	return new NodeOperationError(node, message, { itemIndex, description });
}

/** An error of a poll is not an error of the operation, which was accepted. */
function asWaitError(
	error: Error,
	{ what }: Wait,
	client: Client,
	{ node, itemIndex }: Place,
): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	if (client.isCancelled) {
		return new NodeOperationError(node, `The execution was canceled. ${what} was not done yet`, {
			itemIndex,
			description: 'Supabase continues its work.',
		});
	}
	const waitError = new NodeOperationError(node, `${what} cannot be polled: ${error.message}`, {
		itemIndex,
		description: [
			'Supabase accepted the operation and continues its work.',
			error instanceof NodeApiError ? error.description : undefined,
		]
			.filter(Boolean)
			.join(' '),
	});
	waitError.context.failure = failureDetails(error);
	return waitError;
}

function withCreated(
	error: NodeOperationError,
	wait: Wait,
	{ item, pathValues }: Started,
): NodeOperationError {
	const names = wait.created?.filter((name) => item[name] !== undefined) ?? [];
	const created = Object.fromEntries(names.map((name) => [name, item[name]])) as IDataObject;
	if (names.length > 0) {
		const listed = names.map((name) => `${name} ${String(item[name])}`).join(', ');
		error.description = [`Created: ${listed}.`, error.description].filter(Boolean).join(' ');
	}
	addCreated(error, {
		ids: pathValues,
		created: names.length === 0 ? undefined : created,
	});
	return error;
}

function inWords(trail: Seen['trail']): string {
	return trail.map(({ state, since }) => `${state} since ${clock(since)}`).join(', then ');
}

function clock(time: Date): string {
	return `${time.toISOString().slice(11, 19)} UTC`;
}

function duration(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	if (seconds < 120) return `${seconds} seconds`;
	return `${Math.round(seconds / 60)} minutes`;
}

function asSentence(sentence: string): string {
	return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
