import type { IDataObject, INodeListSearchItems, INodeParameters } from 'n8n-workflow';

import type { FailureClass } from '../../nodes/SupabaseManagement/v1/request/failure/failure';
import type { FailureDetails } from '../../nodes/SupabaseManagement/v1/request/failure/nodeError';
import * as lists from '../../nodes/SupabaseManagement/v1/lists';
import type { CredentialData } from '../harness/credentials';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import type { Answer, Relay } from './relay';

/** The result of an operation: its items or its error, and all received answers. */
export type Ran = {
	items: IDataObject[];
	error: Error | undefined;
	/** The status of a failed request. */
	failureClass: FailureClass | undefined;
	answers: Answer[];
};

export type RunnerOptions = {
	relay: Relay;
	token: string;
	/** The node’s credential: Read Only, and Allowed Projects. */
	access: { readOnly: boolean; allowedProjects: string };
	/** The node’s Time Limit, in minutes. With 0, no request is retried. */
	timeLimit: number;
};

/** Runs the node in n8n’s own engine, as a workflow or the editor would. */
export class Runner {
	private readonly relay: Relay;

	private readonly credential: CredentialData;

	private readonly timeLimit: number;

	constructor({ relay, token, access, timeLimit }: RunnerOptions) {
		this.relay = relay;
		this.credential = { apiAddress: relay.url, accessToken: token, ...access };
		this.timeLimit = timeLimit;
	}

	/** @param item The output of the previous node, for expressions in the parameters. */
	async run(parameters: INodeParameters, item: IDataObject = {}): Promise<Ran> {
		this.relay.take();
		try {
			const { items, error } = await runNode({
				parameters,
				items: [{ json: item }],
				credential: this.credential,
				// The same context as for the editor’s lists, because both share their rate limits.
				credentialId: '1',
				requestOptions: { timeLimit: this.timeLimit },
			});
			// n8n keeps a copy of the error, which is no longer a NodeApiError.
			const details = error?.context?.failure as FailureDetails | undefined;
			return {
				items: items.map(({ json }) => json),
				error,
				failureClass: details?.class,
				answers: this.relay.take(),
			};
		} catch (error) {
			// Errors outside the engine must not end the run, which may have changes to undo.
			const answers = this.relay.take();
			return { items: [], error: error as Error, failureClass: undefined, answers };
		}
	}

	/**
	 * Opens one of the editor’s lists.
	 *
	 * @param parameters The node’s parameters so far.
	 */
	async list(name: string, parameters: INodeParameters): Promise<INodeListSearchItems[]> {
		const { results } = await searchList(lists[name as keyof typeof lists], parameters, {
			credential: this.credential,
		});
		return results;
	}
}
