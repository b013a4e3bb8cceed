import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { always, answerWith, stopAnswering, type Answer, type SentFile } from './api';
import { operationCalled, problemsOfAnswer, problemsOfRequest } from './contract';
import { runNode } from './engine';
import { problemsOfOutput, readSchema } from './outputSchema';

export type ExpectedRequest = {
	method: string;
	/** Without placeholders. */
	path: string;
	query?: Record<string, string | string[]>;
	body?: unknown;
	/** The files of a form; `body` has their names. */
	files?: SentFile[];
};

type Sent = {
	parameters: INodeParameters;
	request: ExpectedRequest;
	/** Number of additional requests for lookups; 0 if absent. */
	lookUps?: number;
};

export type OperationTest = {
	/** The input item, for operations that read files from it. */
	item?: INodeExecutionData;
	/** The operation with every field set, and the expected request. */
	full: Sent;
	/** The operation with only its required fields, unless all fields are required. */
	smallest?: Sent;
	/** A realistic answer, and the expected items. */
	answer: Answer & { items: IDataObject[] };
	/**
	 * Why the output of `full` differs from the output schema, which describes the default settings.
	 */
	notInSchema?: string;
	refused: Refused;
};

/** A realistic error, and what the user must read. */
export type Refused = Omit<Answer, 'status'> & {
	status: number;
	/** An error’s code in v2 of the API. */
	code?: string;
	message: string;
	description?: string | RegExp;
};

export const forbidden: Refused = {
	status: 403,
	body: { message: 'Forbidden resource' },
	message: 'The credential is not allowed to do this',
};

/** The output of each operation in its test, by `resource.operation`: the examples in the docs. */
export const outputs = new Map<string, IDataObject[]>();

/**
 * Tests an operation in n8n’s own engine. Both the request and the test’s made-up answer must be
 * valid according to the contract.
 */
export function testOperation(resource: string, operation: string, test: OperationTest): void {
	const { item = { json: {} }, full, smallest, answer, refused } = test;
	const items = [item];
	const name = `${resource}.${operation}`;
	if (!outputs.has(name)) outputs.set(name, answer.items);

	describe(`${resource}: ${operation}`, () => {
		afterEach(stopAnswering);

		const expectRequest = async ({ parameters, request, lookUps = 0 }: Sent) => {
			const requests = answerWith(...Array.from({ length: 1 + lookUps }, () => answer));
			const { error } = await runNode({
				parameters: { resource, operation, ...parameters },
				items,
			});
			if (error !== undefined) throw error;

			expect(requests.map(({ method, path }) => `${method} ${path}`)).toHaveLength(1 + lookUps);
			const sent = requests.find(
				({ method, path }) => method === request.method && path === request.path,
			);
			expect(sent ?? requests).toMatchObject({ method: request.method, path: request.path });
			expect(problemsOfRequest(operationCalled(sent!), sent!)).toEqual([]);
			expect(withoutDetails(sent!)).toEqual({ query: {}, body: undefined, ...request });
		};

		it('sends all its fields', async () => await expectRequest(full));

		if (smallest !== undefined) {
			it('sends no more than its required fields', async () => await expectRequest(smallest));
		}

		it('returns the answer as items', async () => {
			const [sent] = [full.request];
			expect(problemsOfAnswer(operationCalled({ query: {}, ...sent }), answer.body)).toEqual([]);

			answerWith(...Array.from({ length: 1 + (full.lookUps ?? 0) }, () => answer));
			const { items: output, error } = await runNode({
				parameters: { resource, operation, ...full.parameters },
				items,
				// The docs’ examples show the format of secrets.
				requestOptions: { revealSecrets: true },
			});
			expect(error).toBeUndefined();
			expect(output.map(({ json }) => json)).toEqual(answer.items);
			const problems = problemsOfOutput(readSchema(resource, operation), answer.items);
			if (test.notInSchema === undefined) expect(problems).toEqual([]);
			else expect(problems).not.toEqual([]);
			expect(output.map(({ pairedItem }) => pairedItem)).toEqual(output.map(() => ({ item: 0 })));
		});

		it('reports the API’s error', async () => {
			// The node may also request the state of the project, to explain the error.
			answerWith(always({ body: bodyOf(refused), ...refused }));
			const { error } = await runNode({
				parameters: { resource, operation, ...full.parameters },
				items,
				// Once, although some of the errors are temporary.
				requestOptions: { timeLimit: 0 },
			});
			expect(error?.message).toBe(refused.message);
			expect(error?.httpCode).toBe(String(refused.status));
			if (refused.description !== undefined) {
				expect(error?.description).toMatch(refused.description);
			}
		});
	});
}

/** @returns The API’s answer if it has the same message as the node’s error. */
function bodyOf({ code, message }: Refused): IDataObject {
	return code === undefined ? { message } : { error: { code, message } };
}

function withoutDetails<T extends { headers: unknown; text: unknown }>({
	headers,
	text,
	...rest
}: T): Omit<T, 'headers' | 'text'> {
	void headers;
	void text;
	return rest;
}
