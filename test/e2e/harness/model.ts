import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Input = { type: string; output?: string };

/** A request of OpenAI’s Responses API, as much of it as is looked at here. */
type Request = { input: Input[]; tools?: Array<{ name: string; description: string }> };

export interface Model {
	/** What an OpenAI credential takes as its base URL. */
	url: string;
	/** The tools that the model was offered last. */
	tools: NonNullable<Request['tools']>;
	/** What tools have answered, the latest last. */
	toolOutputs: string[];
	close: () => Promise<void>;
}

/**
 * A language model that speaks OpenAI’s protocol, and needs no thought: it calls the first tool that
 * it is offered, once, and then says what the tool has said.
 *
 * @param toolArguments with which it calls the tool
 */
export async function startModel(toolArguments: object): Promise<Model> {
	const answer = ({ input, tools = [] }: Request) => {
		model.tools = tools;
		model.toolOutputs = input.flatMap(({ type, output }) =>
			type === 'function_call_output' ? [output!] : [],
		);
		const output = model.toolOutputs.at(-1);
		return output === undefined ? toolCall(tools[0]!.name, toolArguments) : message(output);
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

const toolCall = (name: string, toolArguments: object) => ({
	type: 'function_call',
	id: 'fc_1',
	call_id: 'call_1',
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
