import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { watches } from '../../nodes/SupabaseManagementWatchTrigger/watches';
import type { Read } from '../../nodes/SupabaseManagementWatchTrigger/watches/watch';
import { hour, base, polls } from './watching';

type Run = { id: string; outcome?: string; startedAt: string; details: IDataObject };

const run = (id: string, outcome: string | undefined): Run => ({
	id,
	outcome,
	startedAt: `2026-11-0${id.charCodeAt(0) - 96}`,
	details: { id },
});

describe.each(['actionRuns', 'backups'])('%s', (watch) => {
	const reading = (runs: Run[]) =>
		watch === 'backups' ? { backups: runs, lastCompletedAt: undefined } : { runs, isAll: true };

	it('reports each end of a run once, in any order', () => {
		const outcomes = fc.dictionary(
			fc.constantFrom('a', 'b', 'c'),
			fc.constantFrom('running', 'completed', 'failed'),
			{ noNullPrototype: true },
		);
		fc.assert(
			fc.property(fc.array(outcomes, { minLength: 1 }), (given) => {
				// A run that exists is never removed.
				const lists: Array<Record<string, string>> = [];
				for (const each of given) lists.push({ ...lists.at(-1), ...each });
				const { told } = polls(
					watch,
					lists.map((list) =>
						reading(
							Object.entries(list).map(([id, outcome]) =>
								run(id, outcome === 'running' ? undefined : outcome),
							),
						),
					),
				);
				told.forEach((list, index) => {
					const [before, now] = [lists[index - 1], lists[index]!];
					const ends = Object.entries(now).filter(
						([id, outcome]) =>
							before !== undefined && outcome !== 'running' && outcome !== before[id],
					);
					const about = list.map(({ event, details }) => [details.id, event]);
					expect(about).toEqual(ends.sort(([one], [other]) => one.localeCompare(other)));
				});
			}),
		);
	});
});

describe('actionRuns', () => {
	/** A run in the API’s format. */
	type ApiRun = { id: string; created_at: string; run_steps: Array<{ status: string }> };

	/** A project whose runs can be polled, page by page. */
	function openProject() {
		const runs: ApiRun[] = [];
		const pages: number[] = [];
		let memory: unknown;
		const read: Read = async (_, shape, { query } = {}) => {
			const { offset, limit } = query as { offset: number; limit: number };
			pages.push(offset / limit);
			return shape(runs.slice(offset, offset + limit), '');
		};
		return {
			runs,
			pages,
			remembered: () => JSON.stringify(memory).length,
			start: (count: number, status: string) => {
				for (let index = 0; index < count; index++) {
					const number = runs.length;
					const created_at = new Date(number * 1000).toISOString();
					runs.unshift({ id: `run ${number}`, created_at, run_steps: [{ status }] });
				}
			},
			poll: async () => {
				pages.length = 0;
				const reading = await watches.actionRuns!.read(read, base, memory);
				const { changes, memory: next } = watches.actionRuns!.compare(memory, reading, base);
				memory = JSON.parse(JSON.stringify(next));
				return changes.map(({ details }) => details.id);
			},
		};
	}

	it('reports each end once, with any number of runs that end in any order', async () => {
		const step = fc.record({
			ended: fc.integer({ min: 0, max: 60 }),
			goingOn: fc.integer({ min: 0, max: 60 }),
			/** The running ones that end. */
			ends: fc.array(fc.nat(100), { maxLength: 20 }),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: 250 }),
				fc.array(step, { maxLength: 6 }),
				async (old, steps) => {
					const { runs, start, poll } = openProject();
					start(old, 'EXITED');
					expect(await poll()).toEqual([]);
					for (const { ended, goingOn, ends } of steps) {
						const open = runs.filter(({ run_steps: [only] }) => only!.status === 'RUNNING');
						const over = open.filter((_, index) => ends.includes(index));
						for (const run of over) run.run_steps = [{ status: 'EXITED' }];
						const before = runs.length;
						start(ended, 'EXITED');
						const expected = [...over, ...runs.slice(0, runs.length - before)];
						start(goingOn, 'RUNNING');
						expect((await poll()).sort()).toEqual(expected.map(({ id }) => id).sort());
						expect(await poll()).toEqual([]);
					}
				},
			),
			{ numRuns: 50 },
		);
	});

	it('reads back as far as there are new runs, or runs that were still running', async () => {
		const { runs, pages, start, poll } = openProject();
		start(250, 'EXITED');
		start(1, 'RUNNING');
		await poll();
		expect(pages).toEqual([0]);
		start(50, 'EXITED');
		await poll();
		expect(pages).toEqual([0]);
		start(60, 'EXITED');
		await poll();
		expect(pages).toEqual([0, 1]);
		runs[110]!.run_steps = [{ status: 'DEAD' }];
		expect(await poll()).toEqual(['run 250']);
		await poll();
		expect(pages).toEqual([0]);
	});

	it('does not report runs that ended before it read that far back', async () => {
		const { runs, pages, start, poll } = openProject();
		start(120, 'EXITED');
		start(100, 'RUNNING');
		expect(await poll()).toEqual([]);
		start(50, 'EXITED');
		expect((await poll()).sort()).toEqual(
			runs
				.slice(0, 50)
				.map(({ id }) => id)
				.sort(),
		);
		expect(pages).toEqual([0, 1]);
	});

	it('reads at most a thousand runs, and remembers few of those that ended', async () => {
		const { pages, start, poll, remembered } = openProject();
		start(1, 'EXITED');
		await poll();
		start(1500, 'EXITED');
		expect(await poll()).toHaveLength(1000);
		expect(pages).toHaveLength(10);
		expect(remembered()).toBeLessThan(1000);
		expect(await poll()).toEqual([]);
	});
});

describe('backups', () => {
	const reading = (lastCompletedAt: number | undefined) => ({ backups: [], lastCompletedAt });
	const events = (readings: Array<number | undefined>, every: number) =>
		polls('backups', readings.map(reading), {}, { every }).told.map((list) =>
			list.map(({ event }) => event).join(),
		);

	it('are overdue once each time that there was none for too long', () => {
		const every = 7 * hour;
		/** The age of the last completed backup at each poll, in hours, if there was one. */
		const ages = fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }), {
			minLength: 1,
		});
		fc.assert(
			fc.property(ages, (list) => {
				const last = list.map((age, index) =>
					age === undefined ? undefined : index * every - age * hour,
				);
				let since = 0;
				let before = true;
				const expected = last.map((at, index) => {
					since = at ?? since;
					const isOverdue = index * every - since > 24 * hour;
					const isTold = index > 0 && isOverdue && !before;
					before = isOverdue;
					return isTold ? 'overdue' : '';
				});
				expect(events(last, every)).toEqual(expected);
			}),
		);
	});

	it('are overdue once, until there is one again', () => {
		const last = [0, 0, 0, 0, 30, 30, 30, 30].map((hours) => hours * hour);
		expect(events(last, 10 * hour)).toEqual(['', '', '', 'overdue', '', '', 'overdue', '']);
	});

	it('are not reported as overdue if they were overdue from the start', () => {
		expect(events([-100 * hour, -100 * hour, -100 * hour], hour)).toEqual(['', '', '']);
	});

	it('count from the first poll if there has never been one', () => {
		const none = [undefined, undefined, undefined, undefined];
		expect(events(none, 10 * hour)).toEqual(['', '', '', 'overdue']);
	});
});
