import { NodeApiError, NodeOperationError, type IDataObject } from 'n8n-workflow';

import { pollOnce } from '../../nodes/SupabaseManagementWatchTrigger/poll';
import { node, pollContext, type PollContext } from './pollContext';

type Reading = { count: number };
type MockSubject = {
	id: string;
	reading?: Reading;
	read?: () => Promise<Reading>;
	about?: IDataObject;
};

/** The subjects, and the order in which they were read. */
const mock = {
	subjects: [] as MockSubject[],
	absent: [] as string[],
	failures: [] as unknown[],
	about: 'this',
	timeLeft: () => 1,
	read: [] as string[],
	memoryOf: (reading: Reading): unknown => reading.count,
};

jest.mock('../../nodes/SupabaseManagementWatchTrigger/reader', () => ({
	openPollClient: async () => ({ timeLeft: () => mock.timeLeft() }),
}));
jest.mock('../../nodes/SupabaseManagementWatchTrigger/settings', () => ({
	readSettings: () => ({ settings: true }),
	subjectOf: () => mock.about,
}));
jest.mock('../../nodes/SupabaseManagementWatchTrigger/subjects', () => ({
	aboutProject: ({ ref }: { ref: string }) => ({ project_ref: ref }),
	findSubjects: async () => ({
		absent: mock.absent,
		failures: [...mock.failures],
		subjects: mock.subjects.map(({ id, read, reading, about }) => ({
			id,
			name: `name of ${id}`,
			about: about ?? { id },
			reading,
			read,
		})),
	}),
}));
jest.mock('../../nodes/SupabaseManagementWatchTrigger/watches', () => ({
	watchOf: () => ({
		read: async (read: (() => Promise<Reading>) | undefined) => await read!(),
		compare: (memory: number | undefined, reading: Reading) => ({
			memory: mock.memoryOf(reading),
			changes:
				memory === undefined || memory === reading.count
					? []
					: [
							{ event: reading.count > memory ? 'more' : 'fewer', details: { from: memory } },
							{ event: 'changed', project: { ref: 'p1' }, details: {} },
						],
		}),
		sample: (reading: Reading) =>
			Array.from({ length: reading.count }, (_, n) => ({
				event: n === 7 ? 'fewer' : 'more',
				details: { n },
			})),
	}),
}));

const apiError = (message: string, failureClass?: string, httpCode = '500') => {
	const error = new NodeApiError(node, { message }, { message, httpCode, description: 'Next.' });
	error.context.failure = { class: failureClass };
	return error;
};

function openNode(given: PollContext = {}) {
	const { context, state, emitted } = pollContext(given);
	const poll = async () => {
		mock.read = [];
		const items = await pollOnce(context);
		return items === null ? null : items.map((list) => list.map(({ json }) => json));
	};
	return { poll, state, emitted };
}

const counts = (...given: Array<[id: string, count: number | Error]>) => {
	mock.subjects = given.map(([id, count]) => ({
		id,
		read: async () => {
			mock.read.push(id);
			if (count instanceof Error) throw count;
			return { count };
		},
	}));
};

beforeEach(() => {
	mock.absent = [];
	mock.failures = [];
	mock.about = 'this';
	mock.timeLeft = () => 1;
	mock.memoryOf = ({ count }) => count;
});

describe('a poll', () => {
	it('reports nothing the first time, and then every change', async () => {
		const { poll, state } = openNode();
		counts(['a', 1], ['b', 1]);
		expect(await poll()).toBeNull();
		expect(state).toEqual({ about: 'this', memories: { a: 1, b: 1 }, failing: {} });
		expect(await poll()).toBeNull();
		counts(['a', 2], ['b', 0]);
		expect(await poll()).toEqual([
			[
				{ event: 'more', id: 'a', from: 1 },
				{ event: 'changed', project_ref: 'p1' },
				{ event: 'fewer', id: 'b', from: 1 },
				{ event: 'changed', project_ref: 'p1' },
			],
		]);
		expect(await poll()).toBeNull();
	});

	it.each([[['fewer']], ['fewer']])('reports only the selected events: %j', async (events) => {
		const { poll } = openNode({ parameters: { thingsEvents: events } });
		counts(['a', 1], ['b', 1]);
		await poll();
		counts(['a', 2], ['b', 0]);
		expect(await poll()).toEqual([[{ event: 'fewer', id: 'b', from: 1 }]]);
	});

	it('starts over if its parameters change', async () => {
		const { poll, state } = openNode();
		counts(['a', 1]);
		await poll();
		mock.about = 'that';
		counts(['a', 2]);
		expect(await poll()).toBeNull();
		expect(state).toMatchObject({ about: 'that', memories: { a: 2 } });
	});

	it('keeps the memory of absent subjects, and forgets removed ones', async () => {
		const { poll, state } = openNode();
		counts(['a', 1], ['b', 1], ['c', 1]);
		await poll();
		counts(['a', 1]);
		mock.absent = ['b'];
		await poll();
		expect(state.memories).toEqual({ a: 1, b: 1 });
	});

	it('of nothing reports nothing', async () => {
		const { poll, state } = openNode();
		counts();
		expect(await poll()).toBeNull();
		expect(state).toEqual({ about: 'this', memories: {}, failing: {} });
	});

	it('uses known values without reading', async () => {
		const { poll } = openNode();
		mock.subjects = [{ id: 'all', reading: { count: 1 } }];
		await poll();
		mock.subjects = [{ id: 'all', reading: { count: 2 } }];
		expect(await poll()).toEqual([
			expect.arrayContaining([{ event: 'more', id: 'all', from: 1 }]) as unknown,
		]);
	});

	it('does not start while the previous one is running', async () => {
		const { poll } = openNode();
		let release = () => {};
		const released = new Promise<void>((resolve) => (release = resolve));
		mock.subjects = [{ id: 'a', read: async () => await released.then(() => ({ count: 1 })) }];
		const first = poll();
		await new Promise((resolve) => setImmediate(resolve));
		counts(['a', 5]);
		expect(await poll()).toBeNull();
		expect(mock.read).toEqual([]);
		counts(['x', 1]);
		await openNode({ id: 'n2' }).poll();
		expect(mock.read).toEqual(['x']);
		release();
		await first;
		counts(['a', 2]);
		expect(await poll()).toHaveLength(1);
	});

	it('starts again after a failed one', async () => {
		const { poll } = openNode();
		counts(['a', apiError('Oops')]);
		await expect(poll()).rejects.toThrow('Oops');
		counts(['a', 1]);
		await poll();
		expect(mock.read).toEqual(['a']);
	});
});

describe('a subject that cannot be read', () => {
	it('does not affect the others, and is reported once', async () => {
		const { poll, state, emitted } = openNode();
		counts(['a', 1], ['b', 1]);
		await poll();
		counts(['a', apiError('Oops')], ['b', 2]);
		expect(await poll()).toHaveLength(1);
		expect(emitted.map(({ message }) => message)).toEqual(['Oops']);
		expect(state).toMatchObject({ memories: { a: 1, b: 2 }, failing: { a: 'Oops' } });
		await poll();
		expect(emitted).toHaveLength(1);
		counts(['a', 3], ['b', 2]);
		expect(await poll()).toEqual([
			expect.arrayContaining([{ event: 'more', id: 'a', from: 1 }]) as unknown,
		]);
		expect(state.failing).toEqual({});
	});

	it('is the poll’s error if it is the only one, and nothing changes', async () => {
		const { poll, state, emitted } = openNode();
		counts(['a', 1], ['b', 1]);
		await poll();
		const before = structuredClone(state);
		const oops = apiError('Oops');
		counts(['a', oops], ['b', apiError('Oops')]);
		await expect(poll()).rejects.toBe(oops);
		expect(oops.description).toBe('Next. This concerns name of a, name of b.');
		const ouch = apiError('Ouch');
		counts(['a', ouch], ['b', apiError('Oops')]);
		await expect(poll()).rejects.toBe(ouch);
		expect(ouch.description).toBe('Next. This concerns name of a.');
		expect(state).toEqual(before);
		expect(emitted).toEqual([]);
	});

	it('is reported together with those that fail in the same way', async () => {
		const { poll, emitted } = openNode();
		const silent = apiError('Ouch');
		silent.description = undefined;
		counts(['a', apiError('Oops')], ['b', silent], ['c', apiError('Oops')], ['d', 1]);
		await poll();
		expect(emitted).toMatchObject([
			{ message: 'Oops', description: 'Next. This concerns name of a, name of c.' },
			{ message: 'Ouch', description: 'This concerns name of b.' },
		]);
	});

	it.each([
		[5, 'name of s0, name of s1, name of s2, name of s3, name of s4.'],
		[6, 'name of s0, name of s1, name of s2, name of s3, name of s4, 1 more.'],
		[12, 'name of s0, name of s1, name of s2, name of s3, name of s4, 7 more.'],
	])('is named if there are not too many: %i', async (count, names) => {
		const { poll, emitted } = openNode();
		const failing = Array.from({ length: count }, (_, index): [string, Error] => [
			`s${index}`,
			apiError('Oops'),
		]);
		counts(...failing, ['d', 1]);
		await poll();
		expect(emitted).toMatchObject([{ description: `Next. This concerns ${names}` }]);
	});

	it('is not a failure if it was removed meanwhile, but any other 404 is', async () => {
		const { poll, emitted } = openNode();
		counts(['a', apiError('Removed', 'gone', '400')], ['b', 1]);
		expect(await poll()).toBeNull();
		expect(emitted).toEqual([]);
		counts(['a', apiError('Not found', 'notFound', '404')], ['b', 1]);
		expect(await poll()).toBeNull();
		expect(emitted).toHaveLength(1);
	});

	it('may be one that was not even found', async () => {
		const { poll, state } = openNode();
		mock.failures = [{ id: 'z', name: 'name of z', error: apiError('Forbidden') }];
		counts(['a', 1]);
		await poll();
		expect(state.failing).toEqual({ z: 'Forbidden' });
		counts();
		await expect(poll()).rejects.toThrow('Forbidden');
	});

	it('because it has too much to remember is reported, without its changes', async () => {
		const { poll, emitted } = openNode();
		mock.memoryOf = ({ count }) => (count > 1 ? 'x'.repeat(1_000_001) : count);
		counts(['a', 1], ['b', 1]);
		await poll();
		counts(['a', 2], ['b', 1]);
		expect(await poll()).toBeNull();
		expect(emitted).toMatchObject([
			{
				message: 'The memory of this node is full',
				description:
					'Changes of these projects are not reported. Watch fewer projects, for example the projects of one organization. This concerns name of a.',
			},
		]);
		expect(emitted[0]).toBeInstanceOf(NodeOperationError);
	});
});

describe('the time of a poll', () => {
	it('leaves the rest for the next poll, which reads it first', async () => {
		const { poll, state } = openNode();
		const all: Array<[string, number]> = ['a', 'b', 'c', 'd'].map((id) => [id, 1]);
		counts(...all);
		mock.timeLeft = () => (mock.read.length < 2 ? 1 : 0);
		await poll();
		expect(mock.read).toEqual(['a', 'b']);
		expect(state.leftOver).toEqual(['c', 'd']);
		mock.timeLeft = () => 1;
		await poll();
		expect(mock.read).toEqual(['c', 'd', 'a', 'b']);
		expect(state).not.toHaveProperty('leftOver');
	});

	it('is given to failed subjects last', async () => {
		const { poll } = openNode();
		counts(['a', apiError('Oops')], ['b', 1], ['c', 1]);
		await poll();
		counts(['a', 1], ['b', 1], ['c', 1]);
		await poll();
		expect(mock.read).toEqual(['b', 'c', 'a']);
	});

	it('is shared by five at a time', async () => {
		const { poll } = openNode();
		let open = 0;
		let most = 0;
		mock.subjects = Array.from({ length: 12 }, (_, index) => ({
			id: `s${index}`,
			read: async () => {
				most = Math.max(most, ++open);
				await new Promise((resolve) => setImmediate(resolve));
				open--;
				return { count: 1 };
			},
		}));
		await poll();
		expect(most).toBe(5);
	});
});

describe('a sample in the editor', () => {
	const editor = (parameters: IDataObject = {}) => openNode({ mode: 'manual', parameters });

	it('has at most ten items, reads only what it needs, and stores nothing', async () => {
		const { poll, state } = editor();
		counts(['a', 4], ['b', 8], ['c', 1]);
		const [items] = (await poll())!;
		expect(items).toHaveLength(10);
		expect(items!.slice(3, 5)).toEqual([
			{ event: 'more', id: 'a', n: 3 },
			{ event: 'more', id: 'b', n: 0 },
		]);
		expect(mock.read).toEqual(['a', 'b']);
		expect(state).toEqual({});
		counts(['a', 10], ['b', 1]);
		await poll();
		expect(mock.read).toEqual(['a']);
	});

	it('uses known values', async () => {
		mock.subjects = [{ id: 'all', reading: { count: 1 } }];
		expect(await editor().poll()).toEqual([[{ event: 'more', id: 'all', n: 0 }]]);
	});

	it('shows samples of the selected events', async () => {
		counts(['a', 9]);
		expect(await editor({ thingsEvents: ['fewer'] }).poll()).toEqual([
			[{ event: 'fewer', id: 'a', n: 7 }],
		]);
	});

	it('shows other events if there are none of the selected ones', async () => {
		counts(['a', 1]);
		expect(await editor({ thingsEvents: ['fewer'] }).poll()).toEqual([
			[{ event: 'more', id: 'a', n: 0 }],
		]);
	});

	it('shows what it finds, even if something cannot be read', async () => {
		counts(['a', apiError('Oops')], ['b', 1]);
		expect(await editor().poll()).toEqual([[{ event: 'more', id: 'b', n: 0 }]]);
	});

	it('fails if nothing can be read, and is empty if there is nothing', async () => {
		counts(['a', apiError('Oops')], ['b', 0]);
		await expect(editor().poll()).rejects.toThrow('Oops');
		counts(['b', 0]);
		expect(await editor().poll()).toBeNull();
	});
});
