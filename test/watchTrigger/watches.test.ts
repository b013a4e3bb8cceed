import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { secretsOf } from '../../nodes/SupabaseManagement/v1/request/answer/secrets';
import { isSecret } from '../../nodes/SupabaseManagement/v1/resources/project/configuration/secrets';
import {
	serviceNames,
	services,
} from '../../nodes/SupabaseManagement/v1/resources/project/configuration/services';
import { watches } from '../../nodes/SupabaseManagementWatchTrigger/watches';
import type { Read } from '../../nodes/SupabaseManagementWatchTrigger/watches/watch';
import { changes, hour, base, polls } from './watching';

/** The polls before which n8n restarts. */
const anyRestarts = fc.array(fc.boolean());

const names = ['a', 'b', '1', '2', '__proto__', 'constructor'];

const sets = fc.array(fc.subarray(names), { minLength: 1 });

/** The elements that exist, according to a set. */
const things = (ids: string[], prefix = '') =>
	ids.map((id) => ({ id: `${prefix}${id}`, name: `Name of ${id}`, details: { name: id } }));

describe.each([
	['advisor', '', 'found', 'resolved', 'cache_key'],
	['members', '', 'added', 'removed', 'user_id'],
	['secretsAndKeys', 'secret ', 'secretAdded', 'secretRemoved', undefined],
	['secretsAndKeys', 'key ', 'apiKeyAdded', 'apiKeyRemoved', undefined],
	['postgresVersions', '', 'newVersion', undefined, undefined],
])('%s (%s)', (watch, prefix, added, gone, idField) => {
	it('reports each new or removed one once, in any order', () => {
		fc.assert(
			fc.property(sets, anyRestarts, (lists, restarts) => {
				const told = polls(
					watch,
					lists.map((ids) => things(ids, prefix)),
					{},
					// A removed version starts no execution, so n8n does not save then.
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

describe('diskUse', () => {
	it('reports once each time that the threshold is passed', () => {
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
	it('reports each row once, although the time ranges overlap', () => {
		fc.assert(
			fc.property(
				fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 5 }), { minLength: 1, maxLength: 10 }),
				anyRestarts,
				(added, restarts) => {
					// Every poll returns the new rows and those of the previous poll.
					let row = 0;
					const fresh = added.map((list) => list.map(() => ({ id: `row ${row++}` })));
					const readings = fresh.map((list, index) => [...list, ...(fresh[index - 1] ?? [])]);
					const told = polls('logRows', readings, {}, { restarts }).told.flat();
					expect(told.map(({ details }) => details)).toEqual(fresh.slice(1).flat());
				},
			),
		);
	});

	it('reads and reports nothing twice if there are more rows than it remembers', () => {
		const rows = Array.from({ length: 1001 }, (_, index) => ({ id: `row ${index}` }));
		const now = Date.UTC(2026, 10, 20);
		const { told, memory } = polls('logRows', [[], rows], { now });
		expect(told[1]).toHaveLength(1001);
		expect(memory()).toEqual({ from: now + 1, rows: [] });
		expect(polls('logRows', [[], rows.slice(1)], { now }).memory()).toMatchObject({
			from: now - 120_000,
		});
	});

	it('distinguishes rows without an ID by all their values', () => {
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

	it('are reported once when they are created, once when they are old, and once when they are removed', () => {
		const created = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 9 }), {
			noNullPrototype: true,
		});
		fc.assert(
			fc.property(fc.array(created, { minLength: 1, maxLength: 12 }), (given) => {
				// A branch that stays has the same creation date.
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

	it('are reported once for each change, in any order', () => {
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

describe('configuration', () => {
	const secrets = ['correct horse battery staple', 'a'.repeat(64)];
	const values = fc.constantFrom<unknown>(null, '', 1, true, 'x', 'y'.repeat(500), ...secrets);
	const settings = [
		'site_url',
		'smtp_pass',
		'external_azure_url',
		'__proto__',
		'mailer_templates_invite_content',
	];
	const auth = fc.dictionary(fc.constantFrom(...settings), values, { noNullPrototype: true });
	const isUnset = (value: unknown) => value === undefined || value === null || value === '';

	it('reports each changed setting once, and stores no secrets and no long values', () => {
		fc.assert(
			fc.property(fc.array(auth, { minLength: 1 }), anyRestarts, (lists, restarts) => {
				const readings = lists.map((each) => ({ auth: each }));
				const { told, memory } = polls('configuration', readings, {}, { restarts });
				for (const setting of settings) {
					const states = changes(
						lists.map((each) => {
							const value = Object.hasOwn(each, setting) ? each[setting] : undefined;
							return isUnset(value) ? '' : JSON.stringify(value);
						}),
					);
					const about = told.flat().filter(({ details }) => details.setting === setting);
					expect(about).toHaveLength(states.length - 1);
				}
				const smtp = told.flat().filter(({ details }) => details.setting === 'smtp_pass');
				for (const { details } of smtp) {
					expect([null, '(secret)']).toContain(details.before);
					expect([null, '(secret)']).toContain(details.after);
				}
				const remembered = memory() as { auth: Record<string, unknown> };
				expect(JSON.stringify(remembered.auth.smtp_pass ?? '')).not.toMatch(/correct|aaaa/);
				expect(JSON.stringify(remembered).length).toBeLessThan(settings.length * 130);
			}),
		);
	});

	describe('with every setting', () => {
		const { masked = [], maskedInPart = [] } = secretsOf['GET /v2/projects/{ref}/config']!;
		const everything = (valueOf: (setting: string) => unknown) =>
			Object.fromEntries(
				serviceNames.map((service) => [
					service,
					Object.fromEntries(
						[
							...Object.keys(services[service].writable),
							...(service === 'auth' ? [...masked, ...maskedInPart, 'brand_new_api_key'] : []),
						].map((setting) => [setting, valueOf(setting)]),
					),
				]),
			);

		it('stores no secrets, and no credentials in an address', () => {
			const secret = 'correct-horse';
			const reading = (value: string) =>
				everything((setting) => {
					if (maskedInPart.includes(setting)) return `https://user:${value}@example.com`;
					return isSecret(setting) ? value : 'public';
				});
			const { told, memory } = polls('configuration', [reading(secret), reading('battery')]);
			expect(told[1]!.length).toBe(masked.length + maskedInPart.length + 1);
			for (const text of [JSON.stringify(memory()), JSON.stringify(told)]) {
				expect(text).not.toMatch(/correct-horse|battery/);
			}
			expect(JSON.stringify(memory())).toContain('public');
		});

		it('stores less than 40 kB, however long the values are', () => {
			const { memory } = polls('configuration', [everything(() => 'long '.repeat(20_000))]);
			expect(JSON.stringify(memory()).length).toBeLessThan(40_000);
		});
	});

	it('remembers a service that is not returned for a while', () => {
		const readings = [{ auth: { jwt_exp: 1 } }, { dataApi: {} }, { auth: { jwt_exp: 2 } }];
		expect(polls('configuration', readings).told).toEqual([
			[],
			[],
			[{ event: 'changed', details: { service: 'auth', setting: 'jwt_exp', before: 1, after: 2 } }],
		]);
	});

	it('watches the selected services', async () => {
		const read: Read = async (_, shape) =>
			shape({ data: { attributes: { auth: { jwt_exp: 1 }, api: { max_rows: 1 } } } }, '');
		const { read: watch } = watches.configuration!;
		expect(Object.keys((await watch(read, base, undefined)) as object)).toEqual([
			'dataApi',
			'auth',
		]);
		const some = { ...base, services: ['auth'] };
		expect(await watch(read, some, undefined)).toEqual({ auth: { jwt_exp: 1 } });
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
