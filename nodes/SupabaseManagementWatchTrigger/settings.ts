import { createHash } from 'crypto';
import type { IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { credentialOf } from '../SupabaseManagement/v1/request/call';
import { mostRows, readyMadeQuery } from '../SupabaseManagement/v1/resources/log/readyMade';
import { chosenOrganization, chosenProjects } from './scope';
import type { Settings } from './watches/watch';

/** What the node’s parameters say. */
export function readSettings(context: IPollFunctions, now: number): Settings {
	const number = (name: string, fallback: number) =>
		Number(context.getNodeParameter(name, fallback));
	return {
		now,
		findsNew: context.getNodeParameter('scope') !== 'projects',
		minutes: number('stuckMinutes', 30),
		hours: number('overdueHours', 36),
		percent: number('threshold', 80),
		checks: context.getNodeParameter('checks', []) as string[],
		sql: logQuery(context),
	};
}

/**
 * What the memory of the node is about. When it is about something else than before, the node
 * starts anew: what only now came into view has not changed.
 */
export async function subjectOf(
	context: IPollFunctions,
	{ now, ...settings }: Settings,
): Promise<string> {
	void now;
	const { access } = await credentialOf(context);
	const about = {
		watch: context.getNodeParameter('watch'),
		scope: context.getNodeParameter('scope'),
		organization: chosenOrganization(context),
		projects: chosenProjects(context),
		allowedProjects: [...access.allowedProjects],
		...settings,
	};
	return createHash('sha256').update(JSON.stringify(about)).digest('base64url').slice(0, 16);
}

function logQuery(context: IPollFunctions): string {
	if (context.getNodeParameter('watch') !== 'logRows') return '';
	const service = String(context.getNodeParameter('service', 'all'));
	const filters = context.getNodeParameter('logFilters', {}) as {
		text?: string;
		onlyErrors?: boolean;
	};
	const sql =
		service === 'sql'
			? String(context.getNodeParameter('sql', '')).trim()
			: readyMadeQuery({
					source: service,
					text: String(filters.text ?? ''),
					onlyErrors: filters.onlyErrors === true,
					limit: mostRows,
				});
	if (sql !== '') return sql;
	throw new NodeOperationError(context.getNode(), 'SQL is empty', {
		description: 'Write a query, or choose a service in Logs Of. Nothing was sent to Supabase.',
	});
}
