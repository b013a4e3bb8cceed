import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { watches } from '../../nodes/SupabaseManagementWatchTrigger/watches';
import type { Settings } from '../../nodes/SupabaseManagementWatchTrigger/watches/watch';

const hour = 3_600_000;

const base = { room: 1000, hours: 24, percent: 80, minutes: 30, findsNew: true } as Settings;

/** Compares one reading after another; what is remembered goes through JSON, as in n8n. */
function polls(watch: string, readings: unknown[], given: Partial<Settings> = {}, every = 0) {
	let memory: unknown;
	const told = readings.map((reading, index) => {
		const settings = { ...base, now: index * every, ...given };
		const result = watches[watch]!.compare(memory, reading, settings);
		memory = JSON.parse(JSON.stringify(result.memory));
		return result.changes;
	});
	return { told, memory: () => memory };
}

/** Without neighbours that are the same. */
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
			fc.property(sets, (lists) => {
				const told = polls(
					watch,
					lists.map((ids) => things(ids, prefix)),
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

	it('remembers no more than there is room for, and tells nothing of the rest again and again', () => {
		const many = things(
			Array.from({ length: 50 }, (_, index) => `thing ${index}`),
			prefix,
		);
		const { told, memory } = polls(watch, [[], many, many, many], { room: 20 });
		expect(told.map((list) => list.length)).toEqual([0, 20, 0, 0]);
		expect(Object.keys(memory() as object)).toHaveLength(20);
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
		watch === 'backups' ? { backups: runs, lastCompletedAt: undefined } : runs;

	it('tells each end of a run once, whatever the order', () => {
		const outcomes = fc.dictionary(
			fc.constantFrom('a', 'b', 'c'),
			fc.constantFrom('going on', 'completed', 'failed'),
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
								run(id, outcome === 'going on' ? undefined : outcome),
							),
						),
					),
				);
				told.forEach((list, index) => {
					const [before, now] = [lists[index - 1], lists[index]!];
					const ends = Object.entries(now).filter(
						([id, outcome]) =>
							before !== undefined && outcome !== 'going on' && outcome !== before[id],
					);
					const about = list.map(({ event, details }) => [details.id, event]);
					expect(about).toEqual(ends.sort(([one], [other]) => one.localeCompare(other)));
				});
			}),
		);
	});

	it('forgets the oldest first, and tells nothing of them again', () => {
		const runs = ['a', 'b', 'c', 'd', 'e'].map((id) => run(id, 'completed'));
		const { told } = polls(watch, [[], runs, runs.toReversed(), runs].map(reading), { room: 3 });
		expect(told.map((list) => list.map(({ details }) => details.id).join(''))).toEqual([
			'',
			'cde',
			'',
			'',
		]);
	});
});

describe('backups', () => {
	const reading = (lastCompletedAt: number | undefined) => ({ backups: [], lastCompletedAt });
	const events = (readings: Array<number | undefined>, every: number) =>
		polls('backups', readings.map(reading), {}, every).told.map((list) =>
			list.map(({ event }) => event).join(),
		);

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
				(added) => {
					// Every poll gives the rows that are new and those of the poll before.
					let row = 0;
					const fresh = added.map((list) => list.map(() => ({ id: `row ${row++}` })));
					const readings = fresh.map((list, index) => [...list, ...(fresh[index - 1] ?? [])]);
					const told = polls('logRows', readings).told.flat();
					expect(told.map(({ details }) => details)).toEqual(fresh.slice(1).flat());
				},
			),
		);
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
