import { readFileSync } from 'node:fs';

type Line = { message: string; metadata?: { executionId?: string } };

/** The executions that a worker has started and finished, from its log. */
export function readWorkerLog(file: string): { started: Set<string>; finished: Set<string> } {
	const lines = readFileSync(file, 'utf8')
		.split('\n')
		.flatMap((text): Line[] => {
			try {
				return [JSON.parse(text) as Line];
			} catch {
				// n8n logs a few lines before it reads its settings, and the last line may be incomplete
				return [];
			}
		});
	const executions = (event: string) =>
		new Set(
			lines
				.filter(({ message }) => message.startsWith(`Worker ${event} execution`))
				.map(({ metadata }) => metadata!.executionId!),
		);
	return { started: executions('started'), finished: executions('finished') };
}
