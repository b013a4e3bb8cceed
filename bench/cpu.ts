import Table from 'cli-table3';

import type { Contestant } from './contestant.ts';
import { run, type Api } from './engine.ts';
import { expressionsEvaluated, startIsolate, stopIsolate } from './expressions.ts';
import { httpRequest } from './httpRequest.ts';
import { median, ratio } from './numbers.ts';
import { oneOperation } from './oneOperation.ts';
import { startServer } from './processes.ts';
import { getProject, listOfHundred, updateTenFields, type Request } from './requests.ts';
import { thisNode } from './thisNode.ts';
import { plain } from './plain.ts';

// n8n runs for weeks: what code costs before it is compiled does not count.
const warmUps = 5;
const rounds = 11;

/** Per input item. */
type Cost = { cpu: number; expressions: number; credentialReads: number };

/** What an input item costs, in each node that does the same. */
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
		const costs = await measure(request, contestants, api);
		const [, one, http] = costs.map(({ cpu }) => cpu);
		for (const [index, { cpu, expressions, credentialReads }] of costs.entries()) {
			table.push([
				index === 0 ? request.name : '',
				contestants[index]!.name,
				cpu.toFixed(2),
				ratio(cpu, one),
				ratio(cpu, http),
				expressions,
				credentialReads,
			]);
		}
	}
	server.stop();
	await stopIsolate();
	return table.toString();
}

/** In each round one after the other, so that other work of the machine affects all alike. */
async function measure(request: Request, contestants: Contestant[], api: Api): Promise<Cost[]> {
	const measured = contestants.map((): Cost[] => []);
	for (let round = -warmUps; round < rounds; round++) {
		for (const [index, contestant] of contestants.entries()) {
			const cost = await costOf(request, contestant, api);
			if (round >= 0) measured[index]!.push(cost);
		}
	}
	return measured.map((costs) => ({ ...costs.at(-1)!, cpu: median(costs.map(({ cpu }) => cpu)) }));
}

async function costOf(request: Request, contestant: Contestant, api: Api): Promise<Cost> {
	globalThis.gc?.();
	const expressions = expressionsEvaluated();
	const before = process.cpuUsage();
	const { finished, credentialReads } = await run(contestant, request, api);
	const { user, system } = process.cpuUsage(before);
	if (finished !== request.items * request.answers) {
		throw new Error(`${contestant.name}: ${finished} items finished of ${request.name}`);
	}
	// Reading the credential once for the whole run does not count.
	const per = (total: number) => Math.round(total / request.items);
	return {
		cpu: (user + system) / 1000 / request.items,
		expressions: per(expressionsEvaluated() - expressions),
		credentialReads: per(credentialReads),
	};
}
