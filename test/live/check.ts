import { failureClassOf } from '../../nodes/SupabaseManagement/v1/request/failure/nodeError';
import type { Operation } from '../harness/operations';
import type { Account } from './account';
import type { Checked } from './checked';
import { fill } from './fill';
import { judge, judgeList, type Outcome } from './judge';
import type { Names } from './names';
import { NothingThere } from './nothingThere';
import type { Runner } from './runner';

/**
 * Runs operations one after the other, and judges them.
 *
 * @param onBegin Called before each operation.
 */
export async function checkReads(
	operations: Operation[],
	runner: Runner,
	account: Account,
	names: Names,
	onBegin: (operation: Operation) => void,
): Promise<Checked[]> {
	const all: Checked[] = [];
	for (const operation of operations) {
		onBegin(operation);
		all.push({ operation, outcome: await check(operation, runner, account, names) });
	}
	return all;
}

async function check(
	operation: Operation,
	runner: Runner,
	account: Account,
	names: Names,
): Promise<Outcome> {
	let parameters;
	try {
		parameters = await fill(operation, account);
	} catch (error) {
		if (error instanceof NothingThere) {
			return { kind: 'nothing', why: `no ${error.message}` };
		}
		return judgeList(failureClassOf(error));
	}
	const ran = await runner.run(parameters);
	for (const answer of ran.answers) names.see(answer);
	return judge(operation, ran);
}
