import type { ILoadOptionsFunctions } from 'n8n-workflow';

import type { Envelope } from '../request/client/envelope';
import { unwrap } from '../request/client/envelope';
import { lookUp } from './lookUp';

export type PrivateLink = {
	aws_account_id: string;
	account_name?: string;
	status: string;
	database_type: string;
	database_identifier: string;
};

/** The private links of the chosen project. */
export async function privateLinks(context: ILoadOptionsFunctions): Promise<PrivateLink[]> {
	const { body } = await lookUp(context, 'GET /v2/projects/{ref}/private-link/associations');
	const { data } = body as unknown as Envelope;
	return [data].flat().map((link) => unwrap(link) as PrivateLink);
}
