import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Contract, Operation } from './contract.ts';
import type { Answer } from './handler.ts';

/** What is sent in the end. */
export type Reply = { status: number; headers: Record<string, string>; data: Buffer };

export const jsonReply = (status: number, body: unknown, headers = {}): Reply => ({
	status,
	headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
	data: Buffer.from(JSON.stringify(body)),
});

/**
 * The bodies that the contract does not describe as they are: it declares none for SQL, and JSON
 * for an edge function, which is binary.
 */
export function replyOf(contract: Contract, operation: Operation, answer: Answer): Reply {
	const { status = contract.success(operation).status, body, raw, headers = {} } = answer;
	if (raw) {
		return {
			status,
			headers: { 'Content-Type': raw.type, ...headers },
			data: Buffer.from(raw.data),
		};
	}
	if (body === undefined) return { status, headers, data: Buffer.alloc(0) };
	const wrongs = contract.wrongs(operation, status, body);
	if (wrongs.length > 0) {
		throw new Error(`The sandbox’s answer is not what the contract allows: ${wrongs.join('; ')}`);
	}
	return jsonReply(status, body, headers);
}

/**
 * Where the connection ends: before the operation happens, or after it, and then with nothing but
 * the headers or with half of the body.
 */
export type Cut = 'before' | 'headers' | 'body';

/** Sends a reply, or as much of it as is asked for. */
export async function send(response: ServerResponse, reply: Reply, cut?: Cut) {
	const { status, headers, data } = reply;
	// an answer that will be cut must promise more than it sends
	const length = { 'Content-Length': String(data.length + (cut ? 1 : 0)) };
	response.writeHead(status, { ...headers, ...(status === 204 ? {} : length) });
	if (!cut) {
		response.end(data);
		return;
	}
	response.flushHeaders();
	if (cut === 'body') response.write(data.subarray(0, Math.ceil(data.length / 2)));
	// let what was written leave before the connection does
	await sleep(20);
	response.destroy();
}
