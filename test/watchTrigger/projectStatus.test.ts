import fc from 'fast-check';

import { projectStatus } from '../../nodes/SupabaseManagementWatchTrigger/watches/projectStatus';
import type { Settings } from '../../nodes/SupabaseManagementWatchTrigger/watches/watch';

const minute = 60_000;

const settings = (now: number, findsNew = true) => ({ now, minutes: 30, findsNew }) as Settings;

const project = (status: string, ref = 'a') => ({
	ref,
	name: `Project ${ref}`,
	organization_slug: 'acme',
	region: 'eu-central-1',
	status,
});

type Memory = Parameters<typeof projectStatus.compare>[0];

/** Polls once for each list of projects. The memory is converted to JSON and back, as in n8n. */
function polls(
	lists: Array<Record<string, string | undefined>>,
	{ every = minute, findsNew = true, unread = [] as string[][], restarts = [] as boolean[] } = {},
) {
	let memory: Memory;
	let saved: Memory;
	return lists.map((statuses, index) => {
		if (restarts[index]) memory = saved;
		const projects = Object.entries(statuses).map(([ref, status]) => project(status!, ref));
		const scope = { projects, unread: new Set(unread[index]) };
		const result = projectStatus.compare(memory, scope, settings(index * every, findsNew));
		memory = JSON.parse(JSON.stringify(result.memory)) as Memory;
		// n8n saves when it activates the workflow, and with every execution that it starts.
		if (index === 0 || restarts[index] || result.changes.length > 0) saved = memory;
		return result.changes.map(
			({ event, project: about, details }) =>
				`${event} ${about?.ref ?? String(details.project_ref)}`,
		);
	});
}

/** The events of a project with these successive statuses. */
const events = (statuses: string[], every?: number, restarts?: boolean[]) =>
	polls(
		statuses.map((status) => ({ a: status })),
		{ every, restarts },
	).map((told) => told.map((text) => text.replace(' a', '')).join());

it.each([
	['ACTIVE_HEALTHY PAUSING INACTIVE INACTIVE', ['', '', 'paused', '']],
	['ACTIVE_HEALTHY INACTIVE', ['', 'paused']],
	['INACTIVE RESTORING ACTIVE_HEALTHY ACTIVE_HEALTHY', ['', '', 'restored', '']],
	['RESTORING ACTIVE_HEALTHY', ['', 'restored']],
	['COMING_UP ACTIVE_HEALTHY', ['', '']],
	['COMING_UP INACTIVE', ['', 'paused']],
	['ACTIVE_HEALTHY RESTARTING ACTIVE_HEALTHY', ['', '', '']],
	['ACTIVE_HEALTHY ACTIVE_UNHEALTHY ACTIVE_HEALTHY', ['', 'unhealthy', 'restored']],
	['INACTIVE RESTORING RESTORE_FAILED', ['', '', 'unhealthy']],
	['ACTIVE_UNHEALTHY PAUSE_FAILED', ['', '']],
	['COMING_UP INIT_FAILED', ['', 'unhealthy']],
	['INACTIVE ACTIVE_UNHEALTHY ACTIVE_HEALTHY', ['', 'unhealthy', 'restored']],
	['ACTIVE_HEALTHY A_STATUS_OF_TOMORROW ACTIVE_HEALTHY', ['', '', '']],
])('%s', (statuses, expected) => {
	expect(events(statuses.split(' '))).toEqual(expected);
});

it('reports once that a project is stuck, after some minutes in the same transition', () => {
	const stuck = ['ACTIVE_HEALTHY', ...Array.from({ length: 6 }, () => 'PAUSING')];
	expect(events(stuck, 10 * minute)).toEqual(['', '', '', '', 'stuck', '', '']);
	expect(events([...stuck, 'INACTIVE', 'RESTORING', 'RESTORING'], 31 * minute)).toEqual([
		'',
		'',
		'stuck',
		'',
		'',
		'',
		'',
		'paused',
		'',
		'stuck',
	]);
	expect(events(['PAUSING', 'PAUSING', 'RESTARTING', 'RESTARTING'], 20 * minute)).toEqual([
		'',
		'',
		'',
		'',
	]);
});

it('reports new and removed projects, but not those that cannot be read', () => {
	expect(
		polls(
			[
				{ a: 'ACTIVE_HEALTHY', b: 'INACTIVE' },
				{ a: 'ACTIVE_HEALTHY', b: 'INACTIVE', c: 'INACTIVE' },
				{ b: 'INACTIVE', c: 'INACTIVE' },
				{ a: 'INACTIVE', c: 'REMOVED' },
				{ a: 'INACTIVE' },
			],
			{ unread: [[], [], ['a']] },
		),
	).toEqual([[], ['added c'], [], ['paused a', 'removed b', 'removed c'], []]);
});

it('does not report a selected project as new if it could not be read at first', () => {
	const lists = [{ a: 'INACTIVE' }, { a: 'INACTIVE', b: 'INACTIVE' }];
	expect(polls(lists, { findsNew: false })).toEqual([[], []]);
});

const statuses = fc.constantFrom(
	'ACTIVE_HEALTHY',
	'ACTIVE_UNHEALTHY',
	'INACTIVE',
	'INIT_FAILED',
	'PAUSE_FAILED',
	'RESTORE_FAILED',
	'COMING_UP',
	'PAUSING',
	'RESTARTING',
	'RESTORING',
	'UPGRADING',
	'UNKNOWN',
);

const lasting = (status: string) =>
	status === 'ACTIVE_HEALTHY'
		? 'restored'
		: status === 'INACTIVE'
			? 'paused'
			: status === 'ACTIVE_UNHEALTHY' || status.endsWith('_FAILED')
				? 'unhealthy'
				: undefined;

/** The polls before which n8n restarts. */
const anyRestarts = fc.array(fc.boolean());

/** Without equal neighbors. */
const changes = <T>(list: T[]) => list.filter((value, index) => value !== list[index - 1]);

it('reports each change of a lasting state once, in any order of statuses', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('ACTIVE_HEALTHY', 'ACTIVE_UNHEALTHY', 'INACTIVE'),
			fc.array(statuses),
			anyRestarts,
			(first, rest, restarts) => {
				const all = [first, ...rest];
				const states = all.map(lasting).filter((state) => state !== undefined);
				expect(events(all, 0, restarts).filter(Boolean)).toEqual(changes(states).slice(1));
			},
		),
	);
});

it('reports each new or removed project once, in any order', () => {
	const list = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constant('INACTIVE'), {
		noNullPrototype: true,
	});
	fc.assert(
		fc.property(fc.array(list, { minLength: 1 }), anyRestarts, (lists, restarts) => {
			const told = polls(lists, { restarts }).flat();
			for (const ref of ['a', 'b', 'c', 'd']) {
				const presence = changes(lists.map((each) => ref in each));
				const expected = presence
					.slice(1)
					.map((isThere) => `${isThere ? 'added' : 'removed'} ${ref}`);
				expect(told.filter((text) => text.endsWith(ref))).toEqual(expected);
			}
		}),
	);
});

it('reports each transition that takes too long once', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom('PAUSING', 'RESTARTING', 'ACTIVE_HEALTHY')), (rest) => {
			const all = ['ACTIVE_HEALTHY', ...rest];
			const told = events(all, 10 * minute);
			// Stuck at the fourth poll in a row with the same transition.
			let inRow = 0;
			all.forEach((status, index) => {
				inRow = status === all[index - 1] ? inRow + 1 : 1;
				const isStuck = status !== 'ACTIVE_HEALTHY' && inRow === 4;
				expect(told[index]).toBe(isStuck ? 'stuck' : '');
			});
		}),
	);
});
