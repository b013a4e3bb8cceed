import { list, record, text } from '../answer/shape';
import { readProject } from './readProject';
import type { Started, Wait } from './wait';

/** The states in which a project or a branch has failed. */
export const failedProject = ['INIT_FAILED', 'PAUSE_FAILED', 'REMOVED', 'RESTORE_FAILED'];

const refInPath = ({ pathValues }: Started) => pathValues.ref!;

/** Waits until a project is in a state. */
export function untilProject(state: string, refOf: (started: Started) => string = refInPath): Wait {
	return {
		what: 'The project',
		done: [state],
		failed: failedProject,
		poll: async (client, started) => {
			const thing = await readProject(client, refOf(started));
			return { state: String(thing.status), thing };
		},
	};
}

/** The project goes through other states and returns to its current one. */
export const untilProjectIsBack: Wait = { ...untilProject('ACTIVE_HEALTHY'), startsAsDone: true };

/** A project becomes healthy slightly before its services. */
export function untilServices(refOf: (started: Started) => string = refInPath): Wait {
	const project = untilProject('ACTIVE_HEALTHY', refOf);
	return {
		...project,
		poll: async (client, started) => {
			const polled = (await project.poll(client, started))!;
			const { services } = started;
			if (polled.state !== 'ACTIVE_HEALTHY' || services.length === 0) return polled;
			const health = await client.read(
				'GET /v1/projects/{ref}/health',
				list(record({ name: text, status: text })),
				{ values: { ref: refOf(started) }, query: { services } },
			);
			const isHealthy = (service: string) =>
				health.some(({ name, status }) => name === service && status === 'ACTIVE_HEALTHY');
			const others = services.filter((service) => !isHealthy(service));
			return others.length === 0
				? polled
				: { ...polled, state: `ACTIVE_HEALTHY without ${others.join(', ')}` };
		},
	};
}
