import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { Progress } from '../../../fields/progress';
import type { Client } from '../../../request/client/client';
import type { Side } from './compare';
import { bodyOf, type Planned } from './plan';
import { readSide } from './source';
import { serviceNames, services, type ServiceName } from './services';

/** The changes of one service that one request writes. */
type Step = { service: ServiceName; changes: Planned[] };

/** @returns the requests in order; requests that may restart the database come last */
function stepsOf(changes: Planned[]): Step[] {
	return serviceNames
		.map((service) => ({
			service,
			changes: changes.filter((change) => change.service === service),
		}))
		.filter((step) => step.changes.length > 0);
}

/**
 * Writes the changes, one service after the other, and reads the project again.
 *
 * @param current settings of the project
 * @returns the settings afterwards
 * @throws the client’s error, with what is done, perhaps done and not done
 */
export async function write(
	client: Client,
	ref: string,
	changes: Planned[],
	{ configuration }: Side,
): Promise<Side> {
	const progress = new Progress();
	progress.plan(changes.map(nameOf));
	let advice = 'Run the node again to continue: it writes only what still differs.';
	try {
		for (const step of stepsOf(changes)) {
			const body = bodyOf(step.service, step.changes, configuration[step.service] ?? {});
			await progress.during(step.changes.map(nameOf), async () =>
				client.send(services[step.service].write, { values: { ref }, body }),
			);
		}
		advice = 'Everything was sent, but could not be read back.';
		return await readSide(client, ref);
	} catch (error) {
		if (error instanceof NodeApiError || error instanceof NodeOperationError) {
			progress.addTo(error);
			error.description = [error.description, advice].filter(Boolean).join(' ');
		}
		throw error as Error;
	}
}

function nameOf({ service, setting }: Planned): string {
	return `${service}.${setting}`;
}
