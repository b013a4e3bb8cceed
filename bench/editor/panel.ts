import Table from 'cli-table3';

import { openEditor } from '../../test/e2e/harness/browser.ts';
import { Editor } from '../../test/e2e/harness/editor.ts';
import { N8n, type Workflow } from '../../test/e2e/harness/n8n.ts';
import { median, ratioByRound } from '../numbers.ts';
import { plain } from '../plain.ts';
import { type Contestant, contestants } from './contestants.ts';
import { type Reading, Stopwatch } from './stopwatch.ts';

const warmUps = 2;
const rounds = 21;

const text = 'The quick brown fox jumps over it';

interface Measured {
	open: Reading;
	switch: Reading;
	type: Reading;
	/**
	 * Explains most of the difference: each field, and each option of a list, is created when the
	 * node opens.
	 */
	shows: { fields: number; options: number };
}

/** Compares how the editor handles our node and n8n’s own nodes. */
export async function panel(): Promise<string> {
	const { browser, page } = await openEditor();
	try {
		const editor = new Editor(page);
		await editor.open(await workflow());
		const stopwatch = await Stopwatch.of(page);
		const measured = contestants.map((): Measured[] => []);
		for (let round = -warmUps; round < rounds; round++) {
			// The first one has more garbage to collect from the previous round.
			for (const index of shuffled(contestants.keys())) {
				const one = await measure(contestants[index]!, editor, stopwatch);
				if (round >= 0) measured[index]!.push(one);
			}
		}
		return toTable(measured);
	} finally {
		await browser.close();
	}
}

function shuffled(indexes: Iterable<number>): number[] {
	return [...indexes]
		.map((index) => ({ index, place: Math.random() }))
		.sort((one, other) => one.place - other.place)
		.map(({ index }) => index);
}

async function measure(
	{ name, operations: [first, second], textField }: Contestant,
	editor: Editor,
	stopwatch: Stopwatch,
): Promise<Measured> {
	const open = await stopwatch.doubleClick(editor.canvasNode(name));

	const input = editor.field(textField).locator('input, textarea');
	await input.fill('');
	await input.click();
	const type = await stopwatch.type(text, 40);
	if ((await input.inputValue()) !== text)
		throw new Error(`${name} does not contain the typed text`);
	await input.blur();
	const shows = {
		fields: await editor.node.getByTestId('parameter-item').count(),
		options: await editor.page.locator('.el-select-dropdown__item').count(),
	};

	const switchTo = async (operation: string) => {
		const list = await stopwatch.click(editor.field('operation'));
		return add(list, await stopwatch.click(editor.option(operation)));
	};
	const away = await switchTo(second);
	await input.waitFor({ state: 'hidden' });
	const back = await switchTo(first);
	await editor.closeNode();
	return { open, switch: mean(away, back), type, shows };
}

function add(one: Reading, other: Reading): Reading {
	return { duration: one.duration + other.duration, work: one.work + other.work };
}

function mean(one: Reading, other: Reading): Reading {
	const { duration, work } = add(one, other);
	return { duration: duration / 2, work: work / 2 };
}

async function workflow(): Promise<Workflow> {
	const n8n = await N8n.signIn();
	const nodes: Workflow['nodes'] = [];
	for (const [index, contestant] of contestants.entries()) {
		const { name, type, typeVersion, parameters, credential } = contestant;
		nodes.push({
			id: `node-${index}`,
			name,
			type,
			typeVersion,
			parameters,
			credentials: {
				[credential.type]: await n8n.createCredential(name, credential.type, credential.data),
			},
			position: [300 * index, 0],
		});
	}
	return { name: 'Contestants', nodes, connections: {} };
}

/** The compared values: times in milliseconds. */
const rows: Array<[string, (measured: Measured) => number]> = [
	['Open: until the panel is stable', ({ open }) => open.duration],
	['Open: main thread', ({ open }) => open.work],
	['Switch the operation: until the panel is stable', ({ switch: { duration } }) => duration],
	['Switch the operation: main thread', ({ switch: { work } }) => work],
	['Type a character: main thread', ({ type }) => type.work / text.length],
	['Fields shown', ({ shows }) => shows.fields],
	['Options in their lists', ({ shows }) => shows.options],
];

function toTable(measured: Measured[][]): string {
	const [us, ...others] = contestants.map(({ name }) => name);
	const table = new Table({
		head: ['Medians, times in ms', us!, ...others.flatMap((name) => [name, `÷ ${name}`])],
		...plain,
	});
	for (const [name, read] of rows) {
		const [ours, ...theirs] = measured.map((each) => each.map(read));
		table.push([
			name,
			median(ours!).toFixed(1),
			...theirs.flatMap((values) => [median(values).toFixed(1), ratioByRound(ours!, values)]),
		]);
	}
	return table.toString();
}
