import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Client } from '../../../request/client/client';
import type { Side } from './compare';
import { bodyOf, type Planned } from './plan';
import { serviceNames, services, type ServiceName } from './services';

/** The changes of one service, which one request writes. */
export type Step = { service: ServiceName; changes: Planned[] };

/** @returns the requests in their order: what may restart the database comes last */
export function stepsOf(changes: Planned[]): Step[] {
	return serviceNames
		.map((service) => ({
			service,
			changes: changes.filter((change) => change.service === service),
		}))
		.filter((step) => step.changes.length > 0);
}

/**
 * Writes the changes, one service after the other.
 *
 * @param current what the project’s settings are
 * @throws what the client throws, with what is done and what is not
 */
export async function write(
	client: Client,
	ref: string,
	steps: Step[],
	{ configuration }: Side,
): Promise<void> {
	for (const [index, { service, changes }] of steps.entries()) {
		const body = bodyOf(service, changes, configuration[service] ?? {});
		await withProgress(steps.slice(0, index), steps.slice(index), async () => {
			await client.send(services[service].write, { values: { ref }, body });
		});
	}
}

/** Says in an error what is done and what is not, for people and, in its details, for programs. */
export async function withProgress<T>(
	done: Step[],
	notDone: Step[],
	run: () => Promise<T>,
): Promise<T> {
	try {
		return await run();
	} catch (error) {
		if (error instanceof NodeApiError || error instanceof NodeOperationError) {
			const sentences = [
				done.length === 0 ? 'Nothing was changed before.' : `Done: ${listed(done)}.`,
				notDone.length === 0
					? 'Everything was sent, but could not be read back.'
					: `Not done: ${listed(notDone)}.`,
				'Run the node again to continue: it writes only what still differs.',
			];
			error.description = [error.description, ...sentences].filter(Boolean).join(' ');
			error.context.failure = {
				...(error.context.failure as object | undefined),
				done: namesIn(done),
				notDone: namesIn(notDone),
			};
		}
		throw error as Error;
	}
}

function namesIn(steps: Step[]): Record<string, string[]> {
	return Object.fromEntries(
		steps.map(({ service, changes }) => [service, changes.map(({ setting }) => setting!)]),
	);
}

/** So many names of each service are listed in a sentence; the details have all of them. */
const longestList = 10;

function listed(steps: Step[]): string {
	return Object.entries(namesIn(steps))
		.map(([service, names]) => {
			const more = names.length - longestList;
			const rest = more > 0 ? ` and ${more} more` : '';
			return `${service} (${names.slice(0, longestList).join(', ')}${rest})`;
		})
		.join(', ');
}
