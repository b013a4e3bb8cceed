import type { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { leavesInDoubt } from '../request/failure/failure';
import { addProgress, failureClassOf } from '../request/failure/nodeError';

/** So many names are listed in a sentence; the details of an error have all of them. */
const mostNames = 20;

/** Keeps how far an operation of several requests has come. */
export class Progress {
	private readonly done: string[] = [];

	private current: string[] = [];

	private left: string[] = [];

	/** @param names of all that it will change */
	plan(names: string[]): void {
		this.left = names;
	}

	/** Sends a request that changes these things, which are done if it does not throw. */
	async during<T>(names: string[], send: () => Promise<T>): Promise<T> {
		this.current = names;
		this.left = this.left.filter((name) => !names.includes(name));
		const answer = await send();
		this.done.push(...names);
		this.current = [];
		return answer;
	}

	/**
	 * Says in the error that ended the operation what is done, perhaps done and not done: for people in
	 * its description, for programs in its details. Says nothing if nothing was going to be changed.
	 */
	addTo(error: NodeApiError | NodeOperationError): void {
		// Of a request without an answer, nobody knows what became of it.
		const isInDoubt = leavesInDoubt(failureClassOf(error));
		const { done } = this;
		const perhapsDone = isInDoubt ? this.current : [];
		const notDone = [...(isInDoubt ? [] : this.current), ...this.left];
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
