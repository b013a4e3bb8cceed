import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Input = { type: string; output?: string };

/** The parts of a request to OpenAI’s Responses API that are used here. */
type Request = { input: Input[]; tools?: Array<{ name: string; description: string }> };

export interface Model {
	/** The base URL for an OpenAI credential. */
	url: string;
	/** The tools in the last request. */
	tools: NonNullable<Request['tools']>;
	/** The tools’ answers, oldest first. */
	toolOutputs: string[];
	close: () => Promise<void>;
}

/** A call of a tool: the first one that is offered, unless one is named. */
type Call = { tool?: string; with: object };

/**
 * A language model with OpenAI’s API and a fixed script: it calls tools one after the other, and
 * then returns the last tool’s answer.
 */
export async function startModel(...calls: Call[]): Promise<Model> {
	const answer = ({ input, tools = [] }: Request) => {
		model.tools = tools;
		model.toolOutputs = input.flatMap(({ type, output }) =>
			type === 'function_call_output' ? [output!] : [],
		);
		const number = model.toolOutputs.length;
		const call = calls[number];
		if (call === undefined) return message(model.toolOutputs.at(-1) ?? '');
		return toolCall(number, call.tool ?? tools[0]!.name, call.with);
	};

	const server = createServer((request, response) => {
		void readJson(request).then((body) => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(wrap(answer(body as Request))));
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');

	const model: Model = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		tools: [],
		toolOutputs: [],
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return model;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
	return JSON.parse((await request.toArray()).join(''));
}

const toolCall = (number: number, name: string, toolArguments: object) => ({
	type: 'function_call',
	id: `fc_${number}`,
	call_id: `call_${number}`,
	status: 'completed',
	name,
	arguments: JSON.stringify(toolArguments),
});

const message = (text: string) => ({
	type: 'message',
	id: 'msg_1',
	role: 'assistant',
	status: 'completed',
	content: [{ type: 'output_text', text, annotations: [] }],
});

const wrap = (output: object) => ({
	id: 'resp_1',
	object: 'response',
	created_at: 1_790_000_000,
	status: 'completed',
	model: 'stub',
	output: [output],
	error: null,
	incomplete_details: null,
	usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
});
