import Table from 'cli-table3';

import { openEditor } from '../../test/e2e/harness/browser.ts';
import { Editor } from '../../test/e2e/harness/editor.ts';
import { N8n, type Workflow } from '../../test/e2e/harness/n8n.ts';
import { median, ratio } from '../numbers.ts';
import { plain } from '../plain.ts';
import { type Contestant, contestants } from './contestants.ts';
import { type Reading, Stopwatch } from './stopwatch.ts';

const warmUps = 1;
const rounds = 7;

const text = 'The quick brown fox jumps over it';

interface Measured {
	open: Reading;
	switch: Reading;
	type: Reading;
}

/** What the editor does with our node, and with n8n’s own, in turn. */
export async function panel(): Promise<string> {
	const { browser, page } = await openEditor();
	try {
		const editor = new Editor(page);
		await editor.open(await workflow());
		const stopwatch = await Stopwatch.of(page);
		const measured = contestants.map((): Measured[] => []);
		for (let round = -warmUps; round < rounds; round++) {
			for (const [index, contestant] of contestants.entries()) {
				const one = await measure(contestant, editor, stopwatch);
				if (round >= 0) measured[index]!.push(one);
			}
		}
		return toTable(measured);
	} finally {
		await browser.close();
	}
}

async function measure(
	{ name, operations: [first, second], textField }: Contestant,
	editor: Editor,
	stopwatch: Stopwatch,
): Promise<Measured> {
	const open = await stopwatch.read('dblclick', async () => await editor.openNode(name));

	const input = editor.field(textField).locator('input, textarea');
	const away = await stopwatch.read('click', async () => {
		await editor.choose('operation', second);
		await input.waitFor({ state: 'hidden' });
	});
	const back = await stopwatch.read('click', async () => {
		await editor.choose('operation', first);
		await input.waitFor();
	});

	await input.fill('');
	await input.click();
	const type = await stopwatch.read('keydown', async () => {
		await editor.page.keyboard.type(text, { delay: 40 });
	});
	if ((await input.inputValue()) !== text) throw new Error(`${name} has not got the text`);
	await input.blur();
	await editor.closeNode();
	return { open, switch: mean(away, back), type };
}

function mean(one: Reading, other: Reading): Reading {
	return {
		duration: (one.duration + other.duration) / 2,
		work: (one.work + other.work) / 2,
		longestTask: Math.max(one.longestTask, other.longestTask),
	};
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

/** What is compared, in milliseconds. */
const rows: Array<[string, (measured: Measured) => number]> = [
	['Open: until it stands still', ({ open }) => open.duration],
	['Open: work of the main thread', ({ open }) => open.work],
	['Switch the operation: until it stands still', ({ switch: { duration } }) => duration],
	['Switch the operation: work of the main thread', ({ switch: { work } }) => work],
	['Type a character: work of the main thread', ({ type }) => type.work / text.length],
	['Type: longest task', ({ type }) => type.longestTask],
];

function toTable(measured: Measured[][]): string {
	const [us, ...others] = contestants.map(({ name }) => name);
	const table = new Table({
		head: ['Medians in ms', us!, ...others.flatMap((name) => [name, `÷ ${name}`])],
		...plain,
	});
	for (const [name, read] of rows) {
		const [ours, ...theirs] = measured.map((each) => median(each.map(read)));
		table.push([
			name,
			ours!.toFixed(1),
			...theirs.flatMap((value) => [value.toFixed(1), ratio(ours!, value)]),
		]);
	}
	return table.toString();
}
