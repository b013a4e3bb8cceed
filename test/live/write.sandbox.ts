import { templateFile } from '../../sandbox/api/sql/template';
import { contract } from '../harness/contract';
import { openSandbox } from '../sandbox/harness';
import type { Checked } from './checked';
import { Interrupt, interrupted } from './interrupt';
import { compare } from './live';
import { startRelay, type Relay } from './relay';
import { Runner } from './runner';
import { keysOfWrites, operationOf, tryWrites } from './write';
import { changed, made } from './writes';

/**
 * Shared by all tests, because each restores its state, and starting its database takes a while.
 */
let opened: Awaited<ReturnType<typeof openSandbox>>;
let relay: Relay;

beforeAll(async () => {
	await templateFile();
	opened = await openSandbox({ transitionSeconds: 0 });
	const apiAddress = opened.sandbox.url;
	relay = await startRelay({ apiAddress, mayPass: () => true, timeout: 300_000 });
});

afterAll(async () => await relay.close());

/** A project of the sandbox that was created for this test. */
function prepare() {
	const { sandbox } = opened;
	const { ref, name } = sandbox.world.listProjects('initech')[0]!;
	const access = { readOnly: false, allowedProjects: ref };
	const runner = new Runner({ relay, token: sandbox.token, access, timeLimit: 0 });
	const stop = new AbortController();
	const checked: Checked[] = [];

	/** @param onBegin Receives the name of each step, such as `apiKey:create`. */
	const tryAll = async (onBegin: (step: string) => void = () => {}) =>
		await tryWrites({
			runner,
			projectRef: ref,
			stop: stop.signal,
			onBegin: ({ resource, operation }) => onBegin(`${resource}:${operation}`),
			onChecked: (each) => checked.push(each),
		});

	/** The project’s state, as far as the table changes it. */
	const state = async () => {
		const texts: Record<string, unknown> = {};
		for (const { find } of made) {
			if (find !== undefined) texts[`${find.resource}:${find.operation}`] = await runIn(find);
		}
		for (const { read, setting } of changed) {
			texts[setting] = (await runIn(read))[0]?.[setting];
		}
		return texts;
	};
	const runIn = async ({ resource, operation, parameters }: (typeof changed)[0]['read']) => {
		const { items, error } = await runner.run({
			...parameters,
			resource,
			operation,
			projectRef: ref,
		});
		expect(error).toBeUndefined();
		return items;
	};
	return { sandbox, ref, name, runner, stop, checked, tryAll, state };
}

/** The pattern for the path of a request in the contract. */
const pathOf = (key: string) =>
	new RegExp(
		`^${key
			.split(' ')[1]!
			.replace(/\{\w+\}/g, '[^/]+')
			.replace(/[.]/g, '\\.')}$`,
	);

test('runs all steps, and undoes them', async () => {
	const { tryAll, state, checked } = prepare();
	const before = await state();
	expect(await tryAll()).toEqual([]);
	expect(await state()).toEqual(before);
	const failed = checked.filter(({ outcome }) => outcome.kind !== 'fine');
	expect(failed).toEqual([]);
	const tried = new Set(checked.map(({ operation }) => operation.key));
	expect(tried).toEqual(keysOfWrites());
});

test('undoes steps that may have been executed, although each answer was lost', async () => {
	const { sandbox, tryAll, state, checked } = prepare();
	const before = await state();
	const first = [...made.map(({ steps }) => steps[0]), ...changed.map(({ update }) => update)];
	for (const step of first) {
		const { method, key } = operationOf(step);
		sandbox.fail({ method, path: pathOf(key), cut: 'headers' });
	}
	expect(await tryAll()).toEqual([]);
	expect(await state()).toEqual(before);
	const lost = checked
		.filter(({ outcome }) => outcome.kind === 'failed')
		.map(({ operation }) => operation.key);
	// An answer without a body can be complete when its headers are.
	const withBody = first
		.map((step) => operationOf(step).key)
		.filter((key) => !('204' in contract.get(key)!.definition.responses));
	expect(lost).toEqual(expect.arrayContaining(withBody));
});

test('undoes earlier steps if a step fails', async () => {
	const { sandbox, tryAll, state, checked } = prepare();
	const before = await state();
	const later = made.flatMap(({ steps }) => steps.slice(1, 2));
	for (const step of later) {
		const { method, key } = operationOf(step);
		sandbox.fail({ method, path: pathOf(key), status: 500 });
	}
	expect(await tryAll()).toEqual([]);
	expect(await state()).toEqual(before);
	expect(checked.filter(({ outcome }) => outcome.kind === 'failed')).toHaveLength(later.length);
});

test('undoes started steps when the user stops, and starts no others', async () => {
	const { tryAll, state, stop } = prepare();
	const before = await state();
	const begun: string[] = [];
	const left = await tryAll((step) => {
		begun.push(step);
		if (step === 'apiKey:create') stop.abort();
	});
	expect(left).toEqual([]);
	expect(begun.slice(-2)).toEqual(['apiKey:create', 'apiKey:delete']);
	expect(await state()).toEqual(before);
});

test('reports what it left behind, and removes it in the next run', async () => {
	const { sandbox, ref, tryAll, state } = prepare();
	const before = await state();
	const path = new RegExp(`^/v1/projects/${ref}/api-keys/`);
	sandbox.fail({ method: 'DELETE', path, status: 403 });
	let patches = 0;
	const left = await tryAll((step) => {
		// The second step restores the previous value.
		if (step !== 'dataApi:update' || ++patches !== 2) return;
		sandbox.fail({ method: 'PATCH', path: /postgrest$/, status: 500, times: 3 });
	});
	expect(left).toEqual(['API key n8n_live_check', 'max_rows of the Data API']);
	expect(await state()).not.toEqual(before);
	expect(await tryAll()).toEqual([]);
	expect((await state())['apiKey:getMany']).toEqual(before['apiKey:getMany']);
});

test('does nothing without the name of the project', async () => {
	const { sandbox, ref, name } = prepare();
	const said: string[] = [];
	const count = sandbox.requests.length;
	for (const answer of ['', ref, name.toUpperCase()]) {
		const live = compare({
			token: sandbox.token,
			apiAddress: sandbox.url,
			project: ref,
			write: true,
			reportFile: '/nowhere/report.md',
			timeLimit: 0,
			timeout: 300_000,
			interrupt: new Interrupt(
				() => {},
				() => {},
			),
			terminal: {
				say: (line) => said.push(line),
				progress: (line) => said.push(line),
				ask: async () => answer,
			},
		});
		await expect(live).rejects.toThrow('That is not the name of the project. Nothing was changed.');
	}
	expect(said.join()).not.toContain(name);
	const sent = sandbox.requests.slice(count);
	expect(sent.length).toBeGreaterThan(0);
	expect(sent.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('Ctrl-C ends the program; after changes, only when they have been undone', () => {
	const codes: number[] = [];
	const said: string[] = [];
	const interrupt = new Interrupt(
		(code) => codes.push(code),
		(line) => said.push(line),
	);
	interrupt.press();
	expect(codes).toEqual([interrupted]);

	interrupt.isWriting = true;
	interrupt.press(10_000);
	// Sent by npm, for the same Ctrl-C.
	interrupt.press(10_005);
	expect(interrupt.stop.aborted).toBe(true);
	expect(said).toEqual(['Undoing what was done. Press Ctrl-C again to end without that.']);
	expect(codes).toHaveLength(1);
	interrupt.press(12_000);
	expect(codes).toEqual([interrupted, interrupted]);
});
