import Table from 'cli-table3';

import type { Contestant } from './contestant.ts';
import { run, type Api } from './engine.ts';
import { expressionsEvaluated, startIsolate, stopIsolate } from './expressions.ts';
import { httpRequest } from './httpRequest.ts';
import { median, ratioByRound } from './numbers.ts';
import { oneOperation } from './oneOperation.ts';
import { startServer } from './processes.ts';
import {
	getProject,
	itemsPerRun,
	listOfHundred,
	updateTenFields,
	type Request,
} from './requests.ts';
import { thisNode } from './thisNode.ts';
import { plain } from './plain.ts';

// n8n runs for weeks, so the cost of code before it is compiled does not count.
const warmUps = 3;
const rounds = 9;

/** Costs per input item. */
type Cost = { cpu: number; expressions: number; credentialReads: number };

/** The cost of an input item, in each node that does the same work. */
export async function cpuPerItem(): Promise<string> {
	await startIsolate();
	const server = await startServer('server.ts');
	const api = { address: server.address, token: 'sbp_0123456789abcdef0123456789abcdef01234567' };
	const contestants = [thisNode, oneOperation, ...(httpRequest === undefined ? [] : [httpRequest])];

	const table = new Table({
		head: [
			'Per input item',
			'Node',
			'ms CPU',
			`÷ ${oneOperation.name}`,
			'÷ HTTP Request',
			'Expressions',
			'Credential reads',
		],
		...plain,
	});
	for (const request of [getProject, updateTenFields, listOfHundred]) {
		const measured = await measure(request, contestants, api);
		const cpu = measured.map((costs) => costs.map((cost) => cost.cpu));
		const [, one, http] = cpu;
		for (const [index, costs] of measured.entries()) {
			const { expressions, credentialReads } = costs.at(-1)!;
			table.push([
				index === 0 ? request.name : '',
				contestants[index]!.name,
				median(cpu[index]!).toFixed(2),
				ratioByRound(cpu[index]!, one),
				ratioByRound(cpu[index]!, http),
				expressions,
				credentialReads,
			]);
		}
	}
	server.stop();
	await stopIsolate();
	return table.toString();
}

/**
 * Runs all contestants in each round, in alternating order, so that other work of the machine
 * affects them equally.
 *
 * @returns each contestant’s costs, by round
 */
async function measure(request: Request, contestants: Contestant[], api: Api): Promise<Cost[][]> {
	const measured = contestants.map((): Cost[] => []);
	for (let round = -warmUps; round < rounds; round++) {
		const inOrder = [...contestants.entries()];
		for (const [index, contestant] of round % 2 === 0 ? inOrder : inOrder.reverse()) {
			const cost = await costOf(request, contestant, api);
			if (round >= 0) measured[index]!.push(cost);
		}
	}
	return measured;
}

async function costOf(request: Request, contestant: Contestant, api: Api): Promise<Cost> {
	globalThis.gc?.();
	const expressions = expressionsEvaluated();
	const before = process.cpuUsage();
	const { finished, credentialReads } = await run(contestant, request, api);
	const { user, system } = process.cpuUsage(before);
	if (finished !== itemsPerRun * request.answers) {
		throw new Error(`${contestant.name}: only ${finished} items finished for ${request.name}`);
	}
	// A single read of the credential for the whole run rounds to 0.
	const per = (total: number) => Math.round(total / itemsPerRun);
	return {
		cpu: (user + system) / 1000 / itemsPerRun,
		expressions: per(expressionsEvaluated() - expressions),
		credentialReads: per(credentialReads),
	};
}
