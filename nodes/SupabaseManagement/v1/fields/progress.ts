import type { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { leavesInDoubt } from '../request/failure/failure';
import { addProgress, failureClassOf } from '../request/failure/nodeError';

/** Maximum number of names in a sentence. The details of the error contain all names. */
const mostNames = 20;

/** Tracks the progress of an operation that sends several requests. */
export class Progress {
	private readonly done: string[] = [];

	private readonly perhapsDone: string[] = [];

	private readonly failed: string[] = [];

	private current: string[] = [];

	private left: string[] = [];

	/** @param names of everything that the operation will change */
	plan(names: string[]): void {
		this.left = names;
	}

	/**
	 * Sends a request that changes the named resources. They count as done if the request does not
	 * throw.
	 */
	async during<T>(names: string[], send: () => Promise<T>): Promise<T> {
		this.current = names;
		this.left = this.left.filter((name) => !names.includes(name));
		const answer = await send();
		this.done.push(...names);
		this.current = [];
		return answer;
	}

	/**
	 * Records the result of the last, failed request, if more requests are sent before it is
	 * reported.
	 */
	keepFailed(error: unknown): void {
		const isInDoubt = leavesInDoubt(failureClassOf(error));
		(isInDoubt ? this.perhapsDone : this.failed).push(...this.current);
		this.current = [];
	}

	/**
	 * Adds to the error what was done, may have been done and was not done: in the description for
	 * users, and in the details for programs. Adds nothing if the operation had nothing to change.
	 */
	addTo(error: NodeApiError | NodeOperationError): void {
		// If a request has no response, it is unknown whether it was executed.
		this.keepFailed(error);
		const { done, perhapsDone } = this;
		const notDone = [...this.failed, ...this.left];
		if (done.length + perhapsDone.length + notDone.length === 0) return;
		const sentences = [
			done.length === 0 && perhapsDone.length === 0 ? 'Nothing was changed.' : '',
			done.length === 0 ? '' : `Done: ${listed(done)}.`,
			perhapsDone.length === 0 ? '' : `Perhaps done: ${listed(perhapsDone)}.`,
			notDone.length === 0 ? '' : `Not done: ${listed(notDone)}.`,
		];
		error.description = [error.description, ...sentences].filter(Boolean).join(' ');
		addProgress(error, { done, perhapsDone, notDone });
	}
}

function listed(names: string[]): string {
	const shown = names.slice(0, mostNames).join(', ');
	return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}
