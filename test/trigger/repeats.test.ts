import type { Remembered } from '../../nodes/SupabaseManagementTrigger/remembered';
import { isRepeated } from '../../nodes/SupabaseManagementTrigger/repeats';

const start = Date.UTC(2026, 10, 20);
const tenMinutes = 600_000;

let nodes = 0;
/** Every test has its own node, because the process remembers them. */
const newNode = () => `workflow node${++nodes}`;

it('a delivery is new the first time, and then repeated', () => {
	const node = newNode();
	const state: Remembered = {};
	expect(isRepeated(state, node, 'a', start)).toBe(false);
	expect(isRepeated(state, node, 'a', start)).toBe(true);
	expect(isRepeated(state, node, 'b', start)).toBe(false);
	expect(state.delivered).toEqual(['a', 'b']);
});

it('saved deliveries are known after a restart, at any time', () => {
	const state: Remembered = { delivered: ['a'] };
	expect(isRepeated(state, newNode(), 'a', start + 1e9)).toBe(true);
	expect(state.delivered).toEqual(['a']);
});

it('unsaved deliveries are known for ten minutes, and are then added to the saved ones', () => {
	const node = newNode();
	expect(isRepeated({}, node, 'a', start)).toBe(false);
	expect(isRepeated({}, node, 'a', start + tenMinutes)).toBe(true);
	const state: Remembered = { delivered: ['z'] };
	expect(isRepeated(state, node, 'b', start + tenMinutes)).toBe(false);
	expect(state.delivered).toEqual(['z', 'a', 'b']);
	expect(isRepeated({}, node, 'a', start + tenMinutes + 1)).toBe(false);
});

it('a repetition does not extend the time', () => {
	const node = newNode();
	isRepeated({}, node, 'a', start);
	expect(isRepeated({}, node, 'a', start + tenMinutes)).toBe(true);
	expect(isRepeated({}, node, 'a', start + tenMinutes + 1)).toBe(false);
});

it('another node has its own deliveries, even if its name begins the same', () => {
	const node = newNode();
	isRepeated({}, node, 'a', start);
	expect(isRepeated({}, newNode(), 'a', start)).toBe(false);
	expect(isRepeated({}, `${node}0`, 'a', start)).toBe(false);
	const state: Remembered = {};
	isRepeated(state, `${node}0`, 'b', start);
	expect(state.delivered).toEqual(['a', 'b']);
});

it('the newest 500 are kept', () => {
	const node = newNode();
	const state: Remembered = {
		delivered: Array.from({ length: 500 }, (_, index) => `old ${index}`),
	};
	expect(isRepeated(state, node, 'new', start)).toBe(false);
	expect(state.delivered).toHaveLength(500);
	expect(state.delivered!.at(-1)).toBe('new');
	expect(state.delivered![0]).toBe('old 1');
});
