import type { IDataObject } from 'n8n-workflow';

import { conditions } from '../../contract/conditions';
import { ownData } from '../../nodes/SupabaseManagement/v1/request/answer/secrets';
import type { FailureClass } from '../../nodes/SupabaseManagement/v1/request/failure/failure';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { closed, contract, type ContractOperation } from '../harness/contract';
import type { Operation } from '../harness/operations';
import { closed as closedOutput, readSchema } from '../harness/outputSchema';
import { differencesFrom, distinct, typeOf, type Difference } from './differences';
import type { Answer } from './relay';
import type { Ran } from './runner';

/** The result of an operation. The words are ours: none comes from an answer. */
export type Outcome =
	| { kind: 'fine' }
	/** Refused, for lack of a permission or plan. */
	| { kind: 'refused'; why: string }
	/** There is nothing to read, or the project has another status than required. */
	| { kind: 'nothing'; why: string }
	| { kind: 'differs'; answer: Difference[]; output: Difference[] }
	/** The API did not respond, or had a problem of its own. */
	| { kind: 'failed'; why: string };

const refusals: Partial<Record<FailureClass, string>> = {
	earlyAccess: 'in early access',
	forbidden: 'by permission',
	plan: 'by plan',
	unauthenticated: 'the token is not accepted',
};

/** States that are temporary, or that a user can change. */
const states: Partial<Record<FailureClass, string>> = {
	blocked: 'something else of the project is in the way',
	conflict: 'something else is being changed',
	databaseUnreachable: 'the database cannot be reached',
	paused: 'the project is paused',
};

const failures: Partial<Record<FailureClass, string>> = {
	cut: 'no answer in time, or one that is too large',
	noTurn: 'the rate limit left no time',
	notSent: 'no connection',
	rateLimited: 'the rate limit is exceeded',
	unavailable: 'a problem of the API',
};

/** Judges the result of an operation by the contract and by the package’s output schema. */
export function judge(operation: Operation, ran: Ran): Outcome {
	const { items, error, failureClass, answers } = ran;
	const own = answers.filter(({ key }) => key === operation.key);
	const last = own.at(-1);
	const failure = failures[failureClass!];
	if (failure !== undefined) {
		return { kind: 'failed', why: last === undefined ? failure : `${last.status}, ${failure}` };
	}
	if (last === undefined) return { kind: 'failed', why: 'the node has sent nothing' };

	const called = contract.get(operation.key)!;
	if (last.status >= 300) return judgeRefusal(called, last, failureClass);
	const answer = distinct(own.flatMap((each) => differencesOfAnswer(called, each)));
	const output =
		error === undefined
			? differencesOfOutput(operation, items)
			: [{ field: '', expected: 'items', got: 'an error of the node' }];
	const further = output.filter((each) => !answer.some((other) => isSame(each, other)));
	if (answer.length + further.length === 0) return { kind: 'fine' };
	return { kind: 'differs', answer, output: further };
}

/** Judges an operation for which no object could be selected. */
export function judgeList(failureClass: FailureClass | undefined): Outcome {
	const refusal = refusals[failureClass!];
	if (refusal !== undefined) return { kind: 'refused', why: `its list, ${refusal}` };
	const failure = failures[failureClass!];
	if (failure !== undefined) return { kind: 'failed', why: `its list: ${failure}` };
	return { kind: 'nothing', why: 'its list cannot be read' };
}

function judgeRefusal(
	called: ContractOperation,
	{ status, body }: Answer,
	failureClass: FailureClass | undefined,
): Outcome {
	const why = (words: string) => `${status}, ${words}`;
	const refusal = refusals[failureClass!];
	if (refusal !== undefined) return { kind: 'refused', why: why(refusal) };
	const state = states[failureClass!];
	if (state !== undefined) return { kind: 'nothing', why: why(state) };

	const said = messageIn(body);
	const isKnown = conditions.some(
		(condition) => condition.status === status && patternOf(condition.message).test(said),
	);
	// An object that was just selected from a list exists.
	const isListed = /\{(?!ref\}|slug\})/.test(called.path);
	const isMissing = failureClass === 'notFound' || failureClass === 'gone';
	const isPathKnown = !/^Cannot [A-Z]+ \//.test(said);
	if (isKnown || (isMissing && !isListed && isPathKnown)) {
		return { kind: 'nothing', why: why('not there, or not in the state for it') };
	}
	return { kind: 'differs', answer: [differenceOfStatus(called, status)], output: [] };
}

function differencesOfAnswer(called: ContractOperation, answer: Answer): Difference[] {
	const { responses } = called.definition;
	const isDeclared = String(answer.status) in responses;
	const about = isDeclared ? [] : [differenceOfStatus(called, answer.status)];
	const types = mediaTypesOf(called);
	const text = answer.body.toString();
	if (types.length === 0) {
		const got = text === '' ? undefined : jsonIn(text);
		if (got === undefined) return about;
		return [...about, { field: 'body', expected: 'nothing', got: typeOf(got) }];
	}
	if (!types.includes(answer.mediaType)) {
		const got = knownTypes.includes(answer.mediaType) ? answer.mediaType : 'another type';
		about.push({ field: 'content type', expected: types.join(' or '), got });
	}
	const isJson = called.answer !== undefined && types.length === 1;
	if (!isJson) return about;
	const value = jsonIn(text);
	if (value === undefined) {
		return [...about, { field: 'body', expected: 'JSON', got: text === '' ? 'nothing' : 'text' }];
	}
	return [...about, ...differencesFrom(closed(called.answer), value)];
}

function differencesOfOutput({ resource, operation, key }: Operation, items: IDataObject[]) {
	const schema = closedOutput(readSchema(resource, operation));
	const differences = items.slice(0, 100).flatMap((item) => differencesFrom(schema, item));
	// The columns of rows depend on the query.
	const isFree = ownData[key as OperationKey] !== undefined;
	return distinct(differences.filter(({ unknownName }) => !isFree || unknownName === undefined));
}

function differenceOfStatus({ definition }: ContractOperation, status: number): Difference {
	const expected = Object.keys(definition.responses).filter((each) => each.startsWith('2'));
	return { field: 'status', expected: expected.join(' or '), got: String(status) };
}

/** Media types that may be shown: others could contain anything. */
const knownTypes = [
	'application/json',
	'application/octet-stream',
	'application/problem+json',
	'application/vnd.denoland.eszip',
	'multipart/form-data',
	'text/html',
	'text/plain',
];

function mediaTypesOf({ definition }: ContractOperation): string[] {
	const declared = Object.entries<{ content?: object }>(definition.responses)
		.filter(([status]) => status.startsWith('2'))
		.flatMap(([, { content }]) => Object.keys(content ?? {}));
	return [...new Set([...declared, ...(definition['x-runtime-media-types'] ?? [])])];
}

/** @returns undefined if it is not JSON */
function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function messageIn(body: Buffer): string {
	const { message } = (jsonIn(body.toString()) ?? {}) as { message?: unknown };
	return [message].flat().join('; ').slice(0, 1000);
}

/** Matches the message of a condition, whatever replaces its placeholders. */
function patternOf(message: string): RegExp {
	const literal = message.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.{1,100}');
	return new RegExp(`^${literal}$`);
}

/** An output depends on its answer, so the same difference is not reported again. */
function isSame(one: Difference, other: Difference): boolean {
	return (
		nameOf(one) === nameOf(other) && (one.got === other.got || one.expected === other.expected)
	);
}

const nameOf = ({ field, unknownName }: Difference) =>
	unknownName ?? field.replaceAll('[]', '').split('.').at(-1)!;
