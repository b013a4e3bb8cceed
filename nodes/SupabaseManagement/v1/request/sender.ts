import type { IDataObject, IN8nHttpFullResponse, INode } from 'n8n-workflow';

import { onFreeConnection } from './connections';
import type { OperationKey } from './operation';
import { Pacing } from './pacing';
import type { PathValues } from './path';
import { pause } from './pause';
import { isRepeatable, persist } from './retry';

type Show = (answer: IN8nHttpFullResponse) => void;

/** Sends the requests of one run of the node, patiently. */
export class Sender {
	private readonly credential: string;

	private readonly timeLimit: number;

	private readonly signal: AbortSignal | undefined;

	/**
	 * @param credentialType whose limits the requests count towards
	 * @param timeLimit how long one request is tried, in milliseconds
	 */
	constructor(
		node: INode,
		credentialType: string,
		timeLimit: number,
		signal: AbortSignal | undefined,
	) {
		this.timeLimit = timeLimit;
		this.signal = signal;
		this.credential = node.credentials?.[credentialType]?.id ?? credentialType;
	}

	/**
	 * @param send one try. It is told whether a try before it may have been done although its answer
	 * was lost, and shows every answer that it gets, refusals too, for what the headers say.
	 * @throws what `send` throws, when trying again does not help or is not safe
	 */
	async send<T>(
		key: OperationKey,
		pathValues: PathValues,
		headers: IDataObject | undefined,
		send: (show: Show, mayBeDone: boolean) => Promise<T>,
	): Promise<T> {
		const pacing = new Pacing(this.credential, key, pathValues);
		return await persist({
			repeatable: isRepeatable(key, headers),
			timeLimit: this.timeLimit,
			signal: this.signal,
			timeToTurn: () => pacing.timeToTurn(),
			send: async (mayBeDone) =>
				await this.sendInTurn(pacing, async (show) => await send(show, mayBeDone)),
		});
	}

	private async sendInTurn<T>(pacing: Pacing, send: (show: Show) => Promise<T>): Promise<T> {
		for (;;) {
			await pause(pacing.timeToTurn(), this.signal);
			const sent = await onFreeConnection(this.credential, async () => {
				// While it stood in line for a connection, others may have reached the limit.
				const sentAt = pacing.take();
				if (sentAt === undefined) return undefined;
				return { result: await send((answer) => pacing.learn(answer, sentAt)) };
			});
			if (sent !== undefined) return sent.result;
		}
	}
}
