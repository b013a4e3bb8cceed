import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';
import get from 'lodash/get';
import uniqBy from 'lodash/uniqBy';

import { operations, type Operation } from '../harness/operations';
import type { Checked } from './checked';
import { judge } from './judge';
import type { Ran, Runner } from './runner';
import { changed, made, type Changed, type Made, type Step } from './writes';

export type Writing = {
	runner: Runner;
	projectRef: string;
	/** Aborted when the user stops the run: nothing new starts, and started steps are undone. */
	stop: AbortSignal;
	/** Called before each step. */
	onBegin: (operation: Operation) => void;
	/** Called after each step. */
	onChecked: (checked: Checked, ran: Ran) => void;
};

/** Objects that could not be removed, by their titles in the table. */
export type Left = string[];

/** The keys of all requests that the tables send, in addition to those that only read. */
export function keysOfWrites(): Set<string> {
	const steps = [
		...made.flatMap(({ steps: each, undo }) => [...each, undo]),
		...changed.map(({ update }) => update),
	];
	return new Set(steps.map((step) => operationOf(step).key));
}

/** Runs all steps in the tables, one after the other, and undoes them, whatever happens. */
export async function tryWrites(writing: Writing): Promise<Left> {
	const left: Left = [];
	for (const each of made) {
		if (writing.stop.aborted) return left;
		if (!(await tryMade(each, writing))) left.push(each.title);
	}
	for (const each of changed) {
		if (writing.stop.aborted) return left;
		if (!(await tryChanged(each, writing))) left.push(each.title);
	}
	return left;
}

/** @returns whether everything has been removed */
async function tryMade(thing: Made, writing: Writing): Promise<boolean> {
	const earlier = await find(thing, writing);
	await undo(thing, earlier ?? [], writing);
	let created: IDataObject | undefined;
	let isPerhapsDone = true;
	let isUndone = true;
	try {
		for (const step of thing.steps) {
			if (writing.stop.aborted) break;
			const ran = await runStep(step, created ?? {}, writing);
			if (created === undefined) isPerhapsDone = mayBeDone(step, ran);
			created ??= ran.items[0];
			if (ran.items.length === 0) break;
		}
	} finally {
		if (isPerhapsDone) {
			const found = (await find(thing, writing)) ?? [];
			const all = [...(created === undefined ? [] : [created]), ...found];
			const isAnonymous = thing.find === undefined && all.length === 0;
			isUndone = await undo(thing, isAnonymous ? [{}] : all, writing);
		}
	}
	const rest = await restOf(thing, writing);
	return rest === undefined ? isUndone : rest === 0;
}

/** @returns whether all have been undone */
async function undo(thing: Made, items: IDataObject[], writing: Writing): Promise<boolean> {
	let isUndone = true;
	for (const item of uniqBy(items, thing.by)) {
		const ran = await runStep(thing.undo, item, writing);
		isUndone &&= ran.error === undefined;
	}
	return isUndone;
}

/** @returns the existing objects; undefined if they cannot be read */
async function find(thing: Made, { runner, projectRef }: Writing) {
	if (thing.find === undefined) return undefined;
	const { field, value, ...step } = thing.find;
	const { items, error } = await runner.run({ ...parametersOf(step, projectRef), returnAll: true });
	return error === undefined ? items.filter((item) => get(item, field) === value) : undefined;
}

/** The number of remaining objects: a deleted object can stay in a list for a moment. */
async function restOf(thing: Made, writing: Writing): Promise<number | undefined> {
	for (let attempt = 1; ; attempt++) {
		const rest = (await find(thing, writing))?.length;
		if (!rest || attempt === 3) return rest;
		await sleep(2000);
	}
}

/** @returns whether the setting has its previous value */
async function tryChanged(setting: Changed, writing: Writing): Promise<boolean> {
	const before = await read(setting, writing);
	if (before === undefined) return true;
	const value = setting.values.find((each) => each !== before)!;
	let isPerhapsDone = true;
	try {
		const ran = await runStep(setting.update, { value }, writing);
		isPerhapsDone = mayBeDone(setting.update, ran);
	} finally {
		for (let attempt = 1; isPerhapsDone && attempt <= 3; attempt++) {
			await runStep(setting.update, { value: before }, writing);
			isPerhapsDone = (await read(setting, writing)) !== before;
		}
	}
	return !isPerhapsDone;
}

async function read({ read: step, setting }: Changed, { runner, projectRef }: Writing) {
	const { items } = await runner.run(parametersOf(step, projectRef));
	const value: unknown = items[0]?.[setting];
	return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

async function runStep(step: Step, item: IDataObject, writing: Writing): Promise<Ran> {
	const { runner, projectRef, onBegin, onChecked } = writing;
	const operation = operationOf(step);
	onBegin(operation);
	const ran = await runner.run(parametersOf(step, projectRef), item);
	onChecked({ operation, outcome: judge(operation, ran) }, ran);
	return ran;
}

/** Whether a step may have changed something: only an answer that refuses it rules that out. */
function mayBeDone(step: Step, { error, answers }: Ran): boolean {
	// Other requests of the node do not matter.
	const own = answers.filter(({ key }) => key === operationOf(step).key).at(-1);
	return error === undefined || own === undefined || own.status < 400 || own.status >= 500;
}

const parametersOf = ({ resource, operation, parameters }: Step, projectRef: string) => ({
	...parameters,
	resource,
	operation,
	projectRef,
});

/** The operation of a step in the route tables. */
export function operationOf({ resource, operation }: Step): Operation {
	return operations.find((each) => each.resource === resource && each.operation === operation)!;
}
