import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { watches } from '../../nodes/SupabaseManagementWatchTrigger/watches';
import type { Read, Settings } from '../../nodes/SupabaseManagementWatchTrigger/watches/watch';

const hour = 3_600_000;

const base = {
	now: 0,
	sql: '',
	checks: [] as string[],
	days: 7,
	hours: 24,
	percent: 80,
	minutes: 30,
	findsNew: true,
} satisfies Settings;

/**
 * Compares one reading after another; what is remembered goes through JSON, as in n8n.
 *
 * @param restarts before which polls n8n restarts: it then knows what it saved when it activated the
 * workflow, or started it
 */
function polls(
	watch: string,
	readings: unknown[],
	given: Partial<Settings> = {},
	{ every = 0, restarts = [] as boolean[] } = {},
) {
	let memory: string | undefined;
	let saved: string | undefined;
	const told = readings.map((reading, index) => {
		const settings = { ...base, now: index * every, ...given };
		if (restarts[index]) memory = saved;
		const before = memory === undefined ? undefined : (JSON.parse(memory) as unknown);
		const result = watches[watch]!.compare(before, reading, settings);
		memory = JSON.stringify(result.memory);
		if (index === 0 || restarts[index] || result.changes.length > 0) saved = memory;
		return result.changes;
	});
	return { told, memory: () => JSON.parse(memory!) as unknown };
}

/** Before which polls n8n restarts. */
const anyRestarts = fc.array(fc.boolean());

/** Without neighbors that are the same. */
const changes = <T>(list: T[]) => list.filter((value, index) => value !== list[index - 1]);

const names = ['a', 'b', '1', '2', '__proto__', 'constructor'];

const sets = fc.array(fc.subarray(names), { minLength: 1 });

/** What a set says is there. */
const things = (ids: string[], prefix = '') =>
	ids.map((id) => ({ id: `${prefix}${id}`, name: `Name of ${id}`, details: { name: id } }));

describe.each([
	['advisor', '', 'found', 'resolved', 'cache_key'],
	['members', '', 'added', 'removed', 'user_id'],
	['secretsAndKeys', 'secret ', 'secretAdded', 'secretRemoved', undefined],
	['secretsAndKeys', 'key ', 'apiKeyAdded', 'apiKeyRemoved', undefined],
	['postgresVersions', '', 'newVersion', undefined, undefined],
])('%s (%s)', (watch, prefix, added, gone, idField) => {
	it('tells each that comes or goes once, whatever the order', () => {
		fc.assert(
			fc.property(sets, anyRestarts, (lists, restarts) => {
				const told = polls(
					watch,
					lists.map((ids) => things(ids, prefix)),
					{},
					// That a version is gone starts nothing, so n8n saves nothing then.
					{ restarts: gone === undefined ? [] : restarts },
				).told.flat();
				for (const id of names) {
					const presence = changes(lists.map((ids) => ids.includes(id)));
					const expected = presence
						.slice(1)
						.map((isThere) => (isThere ? added : gone))
						.filter((event) => event !== undefined);
					const about = told.filter(({ event, details }) =>
						event === added
							? details.name === id
							: idField === undefined
								? details.name === `Name of ${id}`
								: details[idField] === id,
					);
					expect(about.map(({ event }) => event)).toEqual(expected);
				}
			}),
		);
	});
});

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

	it('tells each end of a run once, whatever the order', () => {
		const outcomes = fc.dictionary(
			fc.constantFrom('a', 'b', 'c'),
			fc.constantFrom('running', 'completed', 'failed'),
			{ noNullPrototype: true },
		);
		fc.assert(
			fc.property(fc.array(outcomes, { minLength: 1 }), (given) => {
				// A run that was there stays there.
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
	/** What the API has of a run. */
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

	it('tells each end once, however many runs there are and in whatever order they end', async () => {
		const step = fc.record({
			ended: fc.integer({ min: 0, max: 60 }),
			goingOn: fc.integer({ min: 0, max: 60 }),
			/** Which of the running ones end. */
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

	it('reads as far back as runs are new, or were running the last time', async () => {
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

	it('tells nothing of runs that ended before it looked that far back', async () => {
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

	it('reads a thousand runs at most, and remembers few of those that ended', async () => {
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

	it('are overdue once each time that none came for too long, whatever came when', () => {
		const every = 7 * hour;
		/** How long ago the last backup was completed at each poll, in hours, if there was one. */
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

	it('are not told overdue when they were so from the beginning', () => {
		expect(events([-100 * hour, -100 * hour, -100 * hour], hour)).toEqual(['', '', '']);
	});

	it('count from the first look when there has never been one', () => {
		const none = [undefined, undefined, undefined, undefined];
		expect(events(none, 10 * hour)).toEqual(['', '', '', 'overdue']);
	});
});

describe('diskUse', () => {
	it('tells each time that the threshold is passed once', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 78, max: 82 }), { minLength: 1 }), (percents) => {
				const readings = percents.map((percent) => ({ percent, details: { percent } }));
				const told = polls('diskUse', readings).told.map((list) => list.length);
				const expected = percents.map((percent, index) =>
					index > 0 && percent > 80 && percents[index - 1]! <= 80 ? 1 : 0,
				);
				expect(told).toEqual(expected);
			}),
		);
	});
});

describe('logRows', () => {
	it('tells each row once, although the windows of time overlap', () => {
		fc.assert(
			fc.property(
				fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 5 }), { minLength: 1, maxLength: 10 }),
				anyRestarts,
				(added, restarts) => {
					// Every poll gives the rows that are new and those of the poll before.
					let row = 0;
					const fresh = added.map((list) => list.map(() => ({ id: `row ${row++}` })));
					const readings = fresh.map((list, index) => [...list, ...(fresh[index - 1] ?? [])]);
					const told = polls('logRows', readings, {}, { restarts }).told.flat();
					expect(told.map(({ details }) => details)).toEqual(fresh.slice(1).flat());
				},
			),
		);
	});

	it('reads nothing once more, and tells nothing twice, when there are more rows than it remembers', () => {
		const rows = Array.from({ length: 1001 }, (_, index) => ({ id: `row ${index}` }));
		const now = Date.UTC(2026, 10, 20);
		const { told, memory } = polls('logRows', [[], rows], { now });
		expect(told[1]).toHaveLength(1001);
		expect(memory()).toEqual({ from: now + 1, rows: [] });
		expect(polls('logRows', [[], rows.slice(1)], { now }).memory()).toMatchObject({
			from: now - 120_000,
		});
	});

	it('tells rows apart by all that they hold when they have no ID', () => {
		const { told, memory } = polls('logRows', [
			[{ source: 'auth', lines: 1 }],
			[
				{ source: 'auth', lines: 1 },
				{ source: 'auth', lines: 2 },
			],
		]);
		expect(told[1]).toEqual([{ event: 'matched', details: { source: 'auth', lines: 2 } }]);
		expect(JSON.stringify(memory()).length).toBeLessThan(80);
	});
});

describe('branches', () => {
	const day = 24 * hour;
	const reading = (ages: Record<string, number>, index: number) =>
		Object.entries(ages).map(([id, createdOn]) => ({
			id,
			name: `Name of ${id}`,
			createdAt: new Date(createdOn * day).toISOString(),
			details: { id, index },
		}));

	it('are reported once when they come, once when they are old, and once when they go', () => {
		const created = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 9 }), {
			noNullPrototype: true,
		});
		fc.assert(
			fc.property(fc.array(created, { minLength: 1, maxLength: 12 }), (given) => {
				// A branch that stays keeps the day on which it was created.
				const days: Record<string, number> = {};
				const lists = given.map((list) => {
					for (const id of Object.keys(days)) if (!(id in list)) delete days[id];
					for (const [id, on] of Object.entries(list)) days[id] ??= on;
					return { ...days };
				});
				const { told } = polls('branches', lists.map(reading), { days: 7 }, { every: 2 * day });
				for (const id of ['a', 'b', 'c']) {
					const isOld = (index: number) => index * 2 - lists[index]![id]! >= 7;
					const expected = lists.map((list, index) => {
						const [was, is] = [index > 0 && id in lists[index - 1]!, id in list];
						if (index === 0) return '';
						if (was && !is) return 'removed';
						if (!is) return '';
						const becameOld = isOld(index) && !(was && isOld(index - 1));
						return [was ? '' : 'added', becameOld ? 'old' : ''].filter(Boolean).join();
					});
					const about = told.map((list) =>
						list
							.filter(({ details }) => details.id === id)
							.map(({ event }) => event)
							.join(),
					);
					expect(about).toEqual(expected);
				}
			}),
		);
	});
});

describe('edgeFunctions', () => {
	const version = fc.record({ version: fc.nat(3), settings: fc.constantFrom('on', 'off') });
	const reading = (list: Record<string, { version: number; settings: string }>) =>
		Object.entries(list).map(([id, each]) => ({ id, slug: id, ...each, details: { id } }));

	it('are reported once for each change, whatever the order', () => {
		const list = fc.dictionary(fc.constantFrom(...names), version, { noNullPrototype: true });
		fc.assert(
			fc.property(fc.array(list, { minLength: 1 }), anyRestarts, (lists, restarts) => {
				const { told } = polls('edgeFunctions', lists.map(reading), {}, { restarts });
				for (const id of names) {
					const states = changes(
						lists.map((each) => (Object.hasOwn(each, id) ? JSON.stringify(each[id]) : '')),
					);
					const expected = states
						.slice(1)
						.map((state, index) =>
							state === '' ? 'removed' : states[index] === '' ? 'deployed' : 'changed',
						);
					const about = told.flat().filter(({ details }) => details.id === id);
					expect(about.map(({ event }) => event)).toEqual(expected);
				}
			}),
		);
	});
});

describe('logRows after the clock was set back', () => {
	it('reads the last minutes, and never a time range that ends before it starts', async () => {
		const now = Date.UTC(2026, 10, 20);
		const ranges: IDataObject[] = [];
		const read: Read = async (_, shape, { query } = {}) => {
			ranges.push(query!);
			return shape({ result: [] }, '');
		};
		for (const from of [now - 60_000, now + 1, now + hour, now + 1000 * hour]) {
			await watches.logRows!.read(read, { ...base, now }, { from, rows: [] });
		}
		for (const { iso_timestamp_start: start, iso_timestamp_end: end } of ranges) {
			expect(Date.parse(String(start)) - 1).toBeLessThanOrEqual(Date.parse(String(end)));
		}
		expect(ranges[3]!.iso_timestamp_start).toBe(new Date(now - 120_000).toISOString());
	});
});
