import { setTimeout as sleep } from 'node:timers/promises';

import { Instance, TookTooLong } from './instance.ts';
import type { Failure, Query, Ran } from './run.ts';
import { templateFile } from './template.ts';
import { versionScript } from './version.ts';

/**
 * Maximum number of PostgreSQL instances that run at a time: each takes a few hundred megabytes.
 */
const most = 3;

/** Maximum time for a query, in seconds. */
const patience = 60;

/** A project’s database, from its first query. */
export type Database = {
	/** In the API’s format, such as `17.6.1.054`. */
	version: string;
	/** Whether it has been written to; until then it is the template. */
	isOwn: boolean;
	/** Its content while its instance is stopped. */
	dump?: Blob;
};

/** Errors of a read-only transaction, and of statements that cannot run in any transaction. */
const writes = (ran: Ran) => 'failure' in ran && ['25006', '25001'].includes(ran.failure.code);

const gone: Failure = { severity: 'ERROR', code: '57014', message: 'Query read timeout' };

/**
 * The databases of all projects in this process. Databases that have never been written to share
 * one read-only instance. Each other database has its own instance, and is kept as a dump while
 * that instance is stopped.
 */
class Databases {
	/** Sorted by last use, oldest first. */
	private readonly running = new Map<Database | 'template', Instance>();

	private readonly versions = new WeakMap<Instance, string>();

	/** Instances start and stop one at a time. */
	private turn: Promise<unknown> = Promise.resolve();

	/** Starts the shared instance in the background: the first query waits less for it. */
	prepare(): void {
		this.turn = this.turn
			.then(async () => {
				if (!this.running.has('template'))
					this.running.set('template', await this.start('template'));
			})
			// the first query reports it
			.catch(() => {});
	}

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

	/** Copies a database into another one, which has not run yet. */
	async copy(from: Database, to: Database): Promise<void> {
		const turn = this.turn.then(async () => {
			const instance = this.running.get(from);
			to.dump = instance?.isOpen ? await instance.dump('gzip') : from.dump;
			to.isOwn = from.isOwn;
		});
		this.turn = turn.catch(() => {});
		await turn;
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
			// the next turn must see that the instance is busy
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
		return await Instance.open(dump ?? (await templateFile()));
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

/** Shared by the whole process, to limit its memory. */
export const databases = new Databases();
