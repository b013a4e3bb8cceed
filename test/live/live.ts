import { writeFileSync } from 'node:fs';

import { onlyReads } from '../../nodes/SupabaseManagement/v1/request/guard/readingPosts';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { openAccount } from './account';
import { checkReads } from './check';
import { linesOf, summaryOf, type Checked } from './checked';
import { Names } from './names';
import type { Interrupt } from './interrupt';
import type { Options } from './options';
import { reads } from './reads';
import { startRelay } from './relay';
import { reportOf } from './report';
import { Runner } from './runner';
import { tableOf } from './table';
import type { Terminal } from './terminal';
import { keysOfWrites, tryWrites } from './write';

export type Live = Options & {
	/** The node’s Time Limit for each operation, in minutes. */
	timeLimit: number;
	/** Maximum time for an answer, in milliseconds. */
	timeout: number;
	terminal: Terminal;
	interrupt: Interrupt;
};

/**
 * Compares the API with the package’s data about it, prints a table, and writes the report.
 *
 * @returns whether nothing differs, and nothing is left behind
 * @throws Error with a message for the user if nothing can be compared
 */
export async function compare(live: Live): Promise<boolean> {
	const { terminal, project, reportFile } = live;
	const names = new Names();
	const read = await readAll(live, names);
	const write = live.write ? await writeAll(live, project!, names) : { checked: [], left: [] };

	const lines = [linesOf(read, names), linesOf(write.checked, names)] as const;
	terminal.say(tableOf(lines.flat()));
	const all = [...read, ...write.checked];
	writeFileSync(reportFile, reportOf(lines[0], summaryOf(all), lines[1], write.left));
	terminal.say(`${summaryOf(all)}.`);
	if (live.write) {
		for (const each of write.left) terminal.say(`Left behind: ${each}.`);
		if (write.left.length === 0) terminal.say('Everything was undone.');
	}
	terminal.say(
		`${reportFile} holds no names, IDs or values of your account. Read it, then attach it`,
	);
	terminal.say('to an issue “Checked against the live API”.');
	return all.every(({ outcome }) => outcome.kind !== 'differs') && write.left.length === 0;
}

async function readAll(live: Live, names: Names): Promise<Checked[]> {
	const { token, apiAddress, project, timeLimit, timeout, terminal } = live;
	const mayPass = (key: string) => onlyReads(key as OperationKey);
	const relay = await startRelay({ apiAddress, mayPass, timeout });
	try {
		const access = { readOnly: true, allowedProjects: '' };
		const runner = new Runner({ relay, token, access, timeLimit });
		const account = await openAccount(runner, project);
		if (live.write) await confirm(runner, project!, terminal);
		let begun = 0;
		return await checkReads(reads, runner, account, names, ({ resource, operation }) =>
			terminal.progress(`${++begun}/${reads.length} ${resource}: ${operation}`),
		);
	} finally {
		await relay.close();
	}
}

/** @throws Error unless the user types the name of the project, which is not shown */
async function confirm(runner: Runner, projectRef: string, terminal: Terminal): Promise<void> {
	const { items } = await runner.run({ resource: 'project', operation: 'get', projectRef });
	const name = items[0]?.name;
	if (typeof name !== 'string') throw new Error('The project cannot be read. Nothing was changed.');
	terminal.say(`This creates, changes and deletes things in the project ${projectRef}.`);
	terminal.say('Use a project that you created for this, and that nobody needs.');
	const answer = await terminal.ask('Type the name of the project to continue: ');
	if (answer !== name.trim() || answer === '') {
		throw new Error('That is not the name of the project. Nothing was changed.');
	}
}

async function writeAll(live: Live, projectRef: string, names: Names) {
	const { token, apiAddress, timeLimit, timeout, terminal, interrupt } = live;
	const keys = keysOfWrites();
	const ofProject = new RegExp(`^/v\\d/projects/${projectRef}(/|$)`);
	const mayPass = (key: string, path: string) =>
		ofProject.test(path) && (onlyReads(key as OperationKey) || keys.has(key));
	const relay = await startRelay({ apiAddress, mayPass, timeout });
	const checked: Checked[] = [];
	interrupt.isWriting = true;
	try {
		const access = { readOnly: false, allowedProjects: projectRef };
		const runner = new Runner({ relay, token, access, timeLimit });
		const left = await tryWrites({
			runner,
			projectRef,
			stop: interrupt.stop,
			onBegin: ({ resource, operation }) => terminal.progress(`${resource}: ${operation}`),
			onChecked: (each, { answers }) => {
				checked.push(each);
				for (const answer of answers) names.see(answer);
			},
		});
		return { checked, left };
	} finally {
		interrupt.isWriting = false;
		await relay.close();
	}
}
