import { setTimeout as sleep } from 'node:timers/promises';

import { Instance, TookTooLong } from './instance.ts';
import type { Failure, Query, Ran } from './run.ts';
import { readTemplate } from './template.ts';
import { versionScript } from './version.ts';

/** How many PostgreSQLs run at a time: each takes a few hundred megabytes. */
const most = 3;

/** How long SQL may take, in seconds. */
const patience = 60;

/** A project’s database, from its first query on. */
export type Database = {
	/** As the API shows it, such as `17.6.1.054`. */
	version: string;
	/** Whether somebody has written to it; until then it is the template. */
	isOwn: boolean;
	/** What it has while it does not run. */
	dump?: Uint8Array<ArrayBuffer>;
};

/** What a read-only transaction refuses, and what cannot run in a transaction at all. */
const writes = (ran: Ran) => 'failure' in ran && ['25006', '25001'].includes(ran.failure.code);

const gone: Failure = { severity: 'ERROR', code: '57014', message: 'Query read timeout' };

/**
 * The databases of all projects in this process. Those nobody has written to share one instance,
 * in which nothing can be written; every other one gets an instance of its own, and while it does
 * not run it is kept as a dump.
 */
class Databases {
	/** By last use, the oldest first. */
	private readonly running = new Map<Database | 'template', Instance>();

	private readonly versions = new WeakMap<Instance, string>();

	/** Instances start and stop one after the other. */
	private turn: Promise<unknown> = Promise.resolve();

	/** Runs SQL in the database of a project. */
	async run(database: Database, query: Query): Promise<Ran> {
		if (!database.isOwn) {
			const mode = query.mode === 'write' ? 'attempt' : query.mode;
			const ran = await this.runIn('template', database.version, { ...query, mode });
			if (query.mode !== 'write' || !writes(ran)) return ran;
			database.isOwn = true;
		}
		return await this.runIn(database, database.version, query);
	}

	/** Stops a database permanently. */
	async forget(database: Database): Promise<void> {
		const instance = this.running.get(database);
		this.running.delete(database);
		await instance?.close();
	}

	private async runIn(place: Database | 'template', version: string, query: Query): Promise<Ran> {
		const turn = this.turn.then(async () => {
			const instance = await this.instance(place, version);
			// the instance is busy from here on, which the next turn has to see
			return { done: instance.run(query, patience) };
		});
		this.turn = turn.catch(() => {});
		try {
			return await (
				await turn
			).done;
		} catch (error) {
			if (error instanceof TookTooLong) return { failure: gone };
			throw error;
		}
	}

	private async instance(place: Database | 'template', version: string): Promise<Instance> {
		const known = this.running.get(place);
		this.running.delete(place);
		const instance = known?.isOpen ? known : await this.start(place);
		this.running.set(place, instance);
		if (this.versions.get(instance) !== version) {
			await instance.script(versionScript(version));
			this.versions.set(instance, version);
		}
		return instance;
	}

	private async start(place: Database | 'template'): Promise<Instance> {
		while (this.running.size >= most) await this.stopOldest();
		const dump = place === 'template' ? undefined : place.dump;
		return await Instance.open(dump ?? (await readTemplate()));
	}

	private async stopOldest(): Promise<void> {
		const idle = [...this.running].find(([, { pending }]) => pending === 0);
		if (!idle) {
			await sleep(10);
			return;
		}
		const [place, instance] = idle;
		this.running.delete(place);
		if (place !== 'template' && instance.isOpen) place.dump = await instance.dump('gzip');
		await instance.close();
	}
}

/** One for the process, whose memory they share. */
export const databases = new Databases();
