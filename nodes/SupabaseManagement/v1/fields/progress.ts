/** Which of the things that an operation works on are done, by their names. */
export type Names = { done: string[]; perhapsDone: string[]; notDone: string[] };

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
	 * @param isInDoubt whether it is not known what became of the request that failed
	 * @returns undefined if nothing was going to be changed
	 */
	report(isInDoubt: boolean): { sentence: string; names: Names } | undefined {
		const names: Names = {
			done: this.done,
			perhapsDone: isInDoubt ? this.current : [],
			notDone: [...(isInDoubt ? [] : this.current), ...this.left],
		};
		const { done, perhapsDone, notDone } = names;
		if (done.length + perhapsDone.length + notDone.length === 0) return undefined;
		const sentences = [
			done.length === 0 && perhapsDone.length === 0 ? 'Nothing was changed.' : '',
			done.length === 0 ? '' : `Done: ${listed(done)}.`,
			perhapsDone.length === 0 ? '' : `Perhaps done: ${listed(perhapsDone)}.`,
			notDone.length === 0 ? '' : `Not done: ${listed(notDone)}.`,
		];
		return { sentence: sentences.filter(Boolean).join(' '), names };
	}
}

function listed(names: string[]): string {
	const shown = names.slice(0, mostNames).join(', ');
	return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}
