import type { IDataObject, INode, IPollFunctions } from 'n8n-workflow';

export const node = { id: 'n1', name: 'Watch' } as INode;

export type PollContext = { mode?: string; parameters?: IDataObject; id?: string };

/** n8n’s side of a poll, with the node’s static data and the errors that it reports. */
export function pollContext({ mode = 'trigger', parameters = {}, id = 'n1' }: PollContext) {
	const state: IDataObject = {};
	const emitted: Error[] = [];
	const context = {
		getMode: () => mode,
		getNode: () => ({ ...node, id }),
		getWorkflow: () => ({ id: 'wf1' }),
		getWorkflowStaticData: (of: string) => (of === 'node' ? state : {}),
		getNodeParameter: (name: string, fallback: unknown) =>
			({ watch: 'things', ...parameters })[name] ?? fallback,
		__emitError: (error: Error) => emitted.push(error),
	} as unknown as IPollFunctions;
	return { context, state, emitted };
}
