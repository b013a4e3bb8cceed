/** Every operation runs in a real n8n, with all of its fields set. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import Table from 'cli-table3';
import type { INodeExecutionData, INodeParameters, NodeApiError } from 'n8n-workflow';

import type { RecordedRequest } from '../../sandbox/api/server.ts';
import { samples } from '../contract/samples.ts';
import { contract } from '../harness/contract.ts';
import { everyField, type Operation, operations } from '../harness/operations.ts';
import { itemWithFiles } from '../harness/severalRequests.ts';
import { N8n } from './harness/n8n.ts';
import { requestsOfSandbox } from './harness/sandbox.ts';
import { setScene } from './harness/scene.ts';
import { artifactsFolder } from './harness/setting.ts';
import { triggerName, workflowOf } from './harness/workflow.ts';

/** Searches of these operations may find nothing. */
const mayFindNothing = new Set(['database.inspect', 'log.getMany']);

type Outcome = { output: INodeExecutionData[]; request: RecordedRequest };

let n8n: N8n;

beforeAll(async () => {
	n8n = await N8n.signIn();
});

/** Each way to fill in the fields of an operation, with a newly reset sandbox. */
async function runAll(operation: Operation): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (;;) {
		const forms = everyField(operation, { ...samples, ...(await setScene(operation)) });
		const form = forms[outcomes.length];
		if (form === undefined) return outcomes;
		outcomes.push(await run(operation, form));
	}
}

async function run({ key }: Operation, parameters: INodeParameters): Promise<Outcome> {
	const workflow = workflowOf(key, [{ name: 'Supabase', parameters }]);
	const id = await n8n.createWorkflow({ ...workflow, pinData: { [triggerName]: [itemWithFiles] } });
	const before = (await requestsOfSandbox()).length;

	const { runData, error } = await n8n.execute(id, triggerName);
	if (error) throw new Error(wordsOf(error as NodeApiError));
	const output = runData.Supabase?.[0]?.data?.main?.[0] ?? [];

	const address = output[0]?.json.url;
	if (key.includes('/oauth/authorize')) await fetch(String(address), { redirect: 'manual' });
	const { operationId } = contract.get(key)!;
	const requests = (await requestsOfSandbox()).slice(before);
	const request = requests.find((each) => each.operation === operationId);
	if (request === undefined) throw new Error('The sandbox has not received this request.');
	return { output, request };
}

const wordsOf = ({ message, description }: NodeApiError) =>
	[message, description].filter(Boolean).join('. ');

const table = new Table({
	head: ['Operation', 'Request', 'Result'],
	style: { head: [], border: [], compact: true },
});

afterAll(() => {
	writeFileSync(path.join(artifactsFolder, 'operations.txt'), `${table.toString()}\n`);
});

const each = operations.map((operation) => [operation.key, operation] as const);

test.each(each)('%s', async (key, operation) => {
	const name = `${operation.resource}: ${operation.operation}`;
	try {
		const outcomes = await runAll(operation);
		const fewest = mayFindNothing.has(`${operation.resource}.${operation.operation}`) ? 0 : 1;
		for (const { output, request } of outcomes) {
			expect(output.length).toBeGreaterThanOrEqual(fewest);
			expect(request.status).toBeLessThan(400);
		}
		const { output, request } = outcomes[0]!;
		const ways = outcomes.length === 1 ? '' : `, ${outcomes.length} ways`;
		const result = `${request.status}, ${output.length} item${output.length === 1 ? '' : 's'}`;
		table.push([name, key, result + ways]);
	} catch (error) {
		table.push([name, key, `FAILED: ${(error as Error).message.split('\n').join(' ')}`]);
		throw error;
	}
});
