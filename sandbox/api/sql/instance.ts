import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { Query, Ran } from './run.ts';

/** The content of a database: in memory, or a file’s path. Threads share either without a copy. */
export type Dump = Blob | string;

export type Task =
	| { kind: 'open'; dump?: Dump }
	| { kind: 'script'; sql: string }
	| { kind: 'run'; query: Query }
	| { kind: 'dump'; compression: 'none' | 'gzip' };

export type Request = { id: number; task: Task };

export type Done = { id: number; value?: unknown; error?: string };

/** Thrown if SQL exceeds its time. The instance has been stopped then. */
export class TookTooLong extends Error {}

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/** A running PostgreSQL. */
export class Instance {
	/** Number of unfinished tasks. */
	pending = 0;

	private readonly worker = new Worker(join(import.meta.dirname, 'worker.ts'));

	private readonly waiting = new Map<number, Waiting>();

	private isGone = false;

	private nextId = 0;

	private constructor() {
		this.worker.on('message', ({ id, value, error }: Done) => {
			const { resolve, reject } = this.waiting.get(id) ?? {};
			if (error === undefined) resolve?.(value);
			else reject?.(new Error(error));
		});
		this.worker.on('error', (error) => this.fail(error));
		this.worker.on('exit', () => this.fail(new Error('The database has been stopped')));
		// an idle database does not keep the process alive
		this.worker.unref();
	}

	/**
	 * Starts an instance: an empty one (about 4 s), or one with the content of a dump (about 1 s).
	 */
	static async open(dump?: Dump): Promise<Instance> {
		const instance = new Instance();
		await instance.ask({ kind: 'open', dump });
		return instance;
	}

	/** Runs SQL as the superuser. */
	async script(sql: string): Promise<void> {
		await this.ask({ kind: 'script', sql });
	}

	/**
	 * Runs a user’s SQL.
	 *
	 * @param seconds The time limit.
	 * @throws TookTooLong
	 */
	async run(query: Query, seconds: number): Promise<Ran> {
		const timer = setTimeout(() => {
			this.fail(new TookTooLong());
			void this.close();
		}, seconds * 1000);
		try {
			return (await this.ask({ kind: 'run', query })) as Ran;
		} finally {
			clearTimeout(timer);
		}
	}

	/** The whole content, for `open`. */
	async dump(compression: 'none' | 'gzip'): Promise<Blob> {
		return (await this.ask({ kind: 'dump', compression })) as Blob;
	}

	async close(): Promise<void> {
		await this.worker.terminate();
	}

	get isOpen(): boolean {
		return !this.isGone;
	}

	private async ask(task: Task): Promise<unknown> {
		if (this.isGone) throw new Error('The database has been stopped');
		const id = this.nextId++;
		const done = new Promise<unknown>((resolve, reject) =>
			this.waiting.set(id, { resolve, reject }),
		);
		this.pending += 1;
		this.worker.ref();
		this.worker.postMessage({ id, task } satisfies Request);
		try {
			return await done;
		} finally {
			this.waiting.delete(id);
			this.pending -= 1;
			if (this.pending === 0) this.worker.unref();
		}
	}

	private fail(error: Error) {
		this.isGone = true;
		for (const { reject } of this.waiting.values()) reject(error);
	}
}
