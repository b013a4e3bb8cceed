import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Contract, Operation } from './contract.ts';
import type { Answer } from './handler.ts';

/** The bytes that are sent. */
export type Reply = { status: number; headers: Record<string, string>; data: Buffer };

export const jsonReply = (status: number, body: unknown, headers = {}): Reply => ({
	status,
	headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
	data: Buffer.from(JSON.stringify(body)),
});

/**
 * Turns an answer into bytes and validates it. SQL results and edge functions are not validated:
 * the contract declares no body for SQL, and JSON for an edge function, which is binary.
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
 * Where the connection is cut: before the operation runs, or after it, when only the headers or
 * half of the body have been sent.
 */
export type Cut = 'before' | 'headers' | 'body';

/** Sends a reply, completely or up to the cut. */
export async function send(response: ServerResponse, reply: Reply, cut?: Cut) {
	const { status, headers, data } = reply;
	// a reply that is cut off must announce more bytes than it sends
	const length = { 'Content-Length': String(data.length + (cut ? 1 : 0)) };
	response.writeHead(status, { ...headers, ...(status === 204 ? {} : length) });
	if (!cut) {
		response.end(data);
		return;
	}
	response.flushHeaders();
	if (cut === 'body') response.write(data.subarray(0, Math.ceil(data.length / 2)));
	// let the written bytes arrive before the connection closes
	await sleep(20);
	response.destroy();
}
