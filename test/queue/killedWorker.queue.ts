/** Delivers 500 events, and kills one of two workers while it is busy. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { N8n } from '../e2e/harness/n8n.ts';
import { askSandbox } from '../e2e/harness/sandbox.ts';
import { artifactsFolder } from '../e2e/harness/setting.ts';
import {
	type Delivery,
	isTaken,
	listDeliveries,
	tell,
	tellAgain,
	untilRegistered,
} from './harness/events.ts';
import { type Execution, hasEnded, untilEnded } from './harness/executions.ts';
import {
	answerSlowly,
	executionOf,
	isCreated,
	isOpen,
	isRefused,
	keyRequests,
	type KeyRequest,
	useUpTheLimit,
} from './harness/keys.ts';
import { patience } from './harness/patience.ts';
import { type Worker, workers } from './harness/setting.ts';
import { until } from './harness/until.ts';
import { readWorkerLog } from './harness/workerLog.ts';
import { activateErrorWorkflow, activateWorkflow } from './harness/workflows.ts';

/** As many as the trigger remembers. */
const eventCount = 500;

/** A worker is killed after this many keys have been created. */
const keysBeforeKill = 150;

/** The number of executions that run in a worker at a time, by default. */
const concurrency = 10;

/**
 * More than the time between noticing that a worker waits for an answer and killing it, in
 * milliseconds.
 */
const slowAnswer = 10_000;

const [victim, survivor] = workers as [Worker, Worker];

let n8n: N8n;
let killedAt: number;
let waitedForAnswers: string[];
let executions: Execution[];
let failed: Execution[];
let errorExecutions: Execution[];
let requests: KeyRequest[];
let created: KeyRequest[];
let deliveries: Delivery[];
let ofVictim: ReturnType<typeof readWorkerLog>;
let ofSurvivor: ReturnType<typeof readWorkerLog>;

/**
 * Kills a worker while it waits for answers.
 *
 * @returns the executions that waited for answers
 */
async function killWorker({ pid, logFile }: Worker): Promise<string[]> {
	const enough = (requests: KeyRequest[]) => requests.filter(isCreated).length >= keysBeforeKill;
	await until(keyRequests, enough, 'Too few keys were created', patience);
	await answerSlowly(slowAnswer, 2 * concurrency);
	const waiting = async () => {
		const open = (await keyRequests()).filter(isOpen).map(executionOf);
		const { started } = readWorkerLog(logFile);
		return open.filter((id) => started.has(id));
	};
	const found = await until(waiting, ({ length }) => length > 0, 'It asked nothing', patience);
	// Including the processes that it has started.
	process.kill(-pid, 'SIGKILL');
	killedAt = Date.now();
	return found;
}

beforeAll(async () => {
	n8n = await N8n.signIn();
	const projects = await askSandbox<Array<{ ref: string; name: string }>>('GET', '/v1/projects');
	const { ref } = projects.find(({ name }) => name === 'Acme Production')!;
	const errorWorkflowId = await activateErrorWorkflow(n8n);
	const workflowId = await activateWorkflow(n8n, errorWorkflowId);
	await untilRegistered();
	const first = await tell(ref, 1);
	await untilEnded(n8n, workflowId, 1);

	const startedAt = Date.now();
	const [waiting, , told] = await Promise.all([
		killWorker(victim),
		useUpTheLimit(ref),
		tell(ref, eventCount - 2),
	]);
	waitedForAnswers = waiting;
	await untilEnded(n8n, workflowId, eventCount - 1);
	const seconds = Math.round((Date.now() - startedAt) / 1000);

	// The last event comes after all repetitions: once its execution exists, theirs would too.
	await tellAgain([...first, ...told]);
	await tell(ref, 1);
	executions = await untilEnded(n8n, workflowId, eventCount);
	failed = executions.filter((each) => hasEnded(each) && each.status !== 'success');
	errorExecutions = await untilEnded(n8n, errorWorkflowId, failed.length);

	requests = await keyRequests();
	created = requests.filter(isCreated);
	deliveries = await listDeliveries();
	ofVictim = readWorkerLog(victim.logFile);
	ofSurvivor = readWorkerLog(survivor.logFile);
	const noticed = Math.max(...failed.map(({ stoppedAt }) => Date.parse(stoppedAt)));
	const numbers = [
		`${eventCount} events in ${deliveries.length} deliveries, all executed after ${seconds} s`,
		`${ofVictim.started.size} executions started in the worker that was killed, ${ofSurvivor.started.size} in the other`,
		`${failed.length} executions failed, ${Math.round((noticed - killedAt) / 1000)} s after it was killed`,
		`${created.length} keys created, ${requests.filter(isRefused).length} requests refused with 429`,
	];
	writeFileSync(path.join(artifactsFolder, 'numbers.txt'), `${numbers.join('\n')}\n`);
}, 3_600_000);

it('starts one execution for each event, however often it is delivered', () => {
	expect(executions).toHaveLength(eventCount);
	const taken = deliveries.filter(isTaken).map(({ event_id }) => event_id);
	expect(taken).toHaveLength(eventCount);
	expect(new Set(taken).size).toBe(eventCount);
	// All except the last one were delivered at least three times.
	expect(deliveries.length).toBeGreaterThanOrEqual(3 * eventCount - 1);
});

it('loses no event that waited in the queue', () => {
	expect(executions.filter((execution) => !hasEnded(execution))).toEqual([]);
	const waited = executions.filter(({ id }) => !ofVictim.started.has(id));
	const failedIds = failed.map(({ id }) => id);
	const notDone = waited.filter(({ id }) => !ofSurvivor.finished.has(id)).map(({ id }) => id);
	// The killed worker may have taken one from the queue without logging it yet.
	expect(failedIds).toEqual(expect.arrayContaining(notDone));
	expect(ofVictim.finished.size).toBeGreaterThan(0);
});

it('fails the executions that ran in the killed worker, and repeats none of them', async () => {
	const failedIds = failed.map(({ id }) => id);
	expect(failedIds).toEqual(expect.arrayContaining(waitedForAnswers));
	expect(failedIds.length).toBeLessThanOrEqual(concurrency);
	for (const id of failedIds) {
		expect(ofSurvivor.started).not.toContain(id);
		const { status, resultData } = await n8n.readExecution(id);
		expect(status).toBe('error');
		expect(resultData.error?.message).toMatch(/stalled|failed to be processed too many times/);
		// The trigger’s output is lost too.
		expect(resultData.runData).toEqual({});
	}
	const interrupted = [...ofVictim.started].filter((id) => !ofVictim.finished.has(id));
	expect(interrupted.filter((id) => ofSurvivor.started.has(id))).toEqual([]);
});

it('starts the error workflow for each of them', () => {
	expect(errorExecutions).toHaveLength(failed.length);
});

it('creates every key, and none twice', () => {
	const creators = created.map(executionOf);
	expect(new Set(creators).size).toBe(created.length);
	expect(new Set(created.map(({ body }) => body.description)).size).toBe(created.length);
	const succeeded = executions.filter(({ status }) => status === 'success').map(({ id }) => id);
	expect(creators).toEqual(expect.arrayContaining(succeeded));
});

it('has created the requested keys when the worker was killed, although the executions failed', () => {
	expect(created.map(executionOf)).toEqual(expect.arrayContaining(waitedForAnswers));
});

it('waits after every 429', () => {
	expect(requests.filter(isRefused).length).toBeGreaterThan(0);
	// Each request was executed or refused because of the limit, and only executions in the killed
	// worker failed.
	expect(requests.filter((each) => !isCreated(each) && !isRefused(each))).toEqual([]);
});
