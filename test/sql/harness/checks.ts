import assert from 'node:assert/strict';

import { messageOf } from '../../../sandbox/lifetime.ts';
import { say } from '../../../sandbox/progress.ts';
import type { Row } from './client.ts';

let passed = 0;
let failed = 0;

/** Runs a check, and counts its result. */
export async function check(name: string, run: () => Promise<void> | void): Promise<void> {
	try {
		await run();
		passed++;
	} catch (error) {
		failed++;
		say(`✗ ${name}\n${messageOf(error)}\n`);
	}
}

/** Prints the number of checks, as all our suites do. @returns the exit code */
export function summary(): number {
	say(`${passed} passed, ${failed} failed`);
	return failed === 0 && passed > 0 ? 0 : 1;
}

const matches = (row: Row, wanted: Row) =>
	Object.entries(wanted).every(([name, value]) => {
		try {
			assert.deepEqual(row[name], value);
			return true;
		} catch {
			return false;
		}
	});

/** @throws unless the rows contain all of `right`, in its order, and none of `wrong` */
export function assertRows(rows: Row[], right: Row[], wrong: Row[]): void {
	const places = right.map((wanted) => rows.findIndex((row) => matches(row, wanted)));
	const list = () => rows.map((row) => JSON.stringify(row)).join('\n');
	const missing = right.filter((_wanted, index) => places[index] === -1);
	assert.ok(missing.length === 0, `Not found: ${JSON.stringify(missing)} among\n${list()}`);
	const sorted = places.toSorted((a, b) => a - b);
	assert.deepEqual(places, sorted, `Not in the order ${JSON.stringify(right)}:\n${list()}`);
	const found = rows.filter((row) => wrong.some((each) => matches(row, each)));
	assert.deepEqual(found, []);
}
