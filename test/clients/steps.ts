import { isDeepStrictEqual } from 'node:util';

import { say } from '../../sandbox/progress.ts';

/** A client’s output. It is untyped, because each step checks what it expects. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

/** Thrown by a check, so that the step shows the actual value. */
class Different extends Error {}

const shown = (value: unknown) => {
	const plain = (_name: string, each: unknown) => (each instanceof RegExp ? String(each) : each);
	const text = typeof value === 'string' ? value : (JSON.stringify(value, plain) ?? 'undefined');
	return text.length > 400 ? `${text.slice(0, 400)}…` : text;
};

/** Whether a value contains everything that is expected. Other content is ignored. */
function holds(seen: unknown, wanted: unknown): boolean {
	if (wanted instanceof RegExp) return wanted.test(String(seen));
	if (Array.isArray(wanted)) {
		if (!Array.isArray(seen) || seen.length !== wanted.length) return false;
		return wanted.every((each, index) => holds(seen[index], each));
	}
	if (typeof wanted === 'object' && wanted !== null) {
		if (typeof seen !== 'object' || seen === null) return false;
		return Object.entries(wanted).every(([name, each]) => holds((seen as Json)[name], each));
	}
	return isDeepStrictEqual(seen, wanted);
}

/** Fails the step unless the value contains what is expected. A regular expression matches text. */
export function expect(seen: unknown, wanted: unknown): void {
	if (!holds(seen, wanted)) throw new Different(`${shown(seen)} is not ${shown(wanted)}`);
}

/** The steps of a client. */
export class Steps {
	passed = 0;

	failed = 0;

	readonly left: string[] = [];

	private readonly client: string;

	constructor(client: string) {
		this.client = client;
	}

	/** Runs a step, and prints its result in one line. A failure does not end the run. */
	async try(name: string, work: () => Promise<void>): Promise<void> {
		try {
			await work();
			this.passed += 1;
			say(`✓ ${this.client}: ${name}`);
		} catch (error) {
			this.failed += 1;
			const reason = error instanceof Error ? error.message : String(error);
			say(`✗ ${this.client}: ${name}\n    ${reason.trim().replaceAll('\n', '\n    ')}`);
		}
	}

	/** Names commands that cannot work here, and the reasons. */
	leave(name: string, reason: string): void {
		this.left.push(name);
		say(`– ${this.client}: ${name}: ${reason}`);
	}

	closing(): string {
		return `${this.client}: ${this.passed} passed, ${this.failed} failed, ${this.left.length} cannot work here`;
	}
}
