import type { INodeParameters } from 'n8n-workflow';
import { openApi, openN8n } from './n8n';

export type Api = Awaited<ReturnType<typeof openApi>>;

export const opened: Api[] = [];

/** A workflow with the node, and an API with the answers that the test currently defines. */
export async function open(
	given: INodeParameters,
	answers: Record<string, unknown>,
	credential = {},
) {
	const api = await openApi(answers);
	opened.push(api);
	const n8n = openN8n({ apiAddress: api.url, ...credential }, given);
	return { api, n8n, answers };
}
