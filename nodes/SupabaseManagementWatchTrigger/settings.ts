import { createHash } from 'crypto';
import type { IPollFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { sqlOf, type SqlContext } from '../SupabaseManagement/v1/fields/sql';
import type { Client } from '../SupabaseManagement/v1/request/client/client';
import { mostRows, readyMadeQuery } from '../SupabaseManagement/v1/resources/log/readyMade';
import { serviceNames } from '../SupabaseManagement/v1/resources/project/configuration/services';
import { chosenOrganization, chosenProjects } from './scope';
import type { Settings } from './watches/watch';

type NumberField = { watch: string; label: string; fallback: number; from: number; to: number };

/**
 * Each setting is read only for its own watch, because fields that the editor hides are not
 * checked.
 */
const numberFields: Record<string, NumberField> = {
	branchDays: { watch: 'branches', label: 'Old After Days', fallback: 7, from: 1, to: 100_000 },
	overdueHours: {
		watch: 'backups',
		label: 'Overdue After Hours',
		fallback: 36,
		from: 1,
		to: 1_000_000,
	},
	stuckMinutes: {
		watch: 'projectStatus',
		label: 'Stuck After Minutes',
		fallback: 30,
		from: 1,
		to: 1_000_000,
	},
	threshold: { watch: 'diskUse', label: 'Above Percent', fallback: 80, from: 1, to: 100 },
};

/**
 * Reads the node’s parameters.
 *
 * @param now in milliseconds since 1970
 * @throws NodeOperationError naming the field that cannot be used
 */
export function readSettings(context: IPollFunctions, now: number): Settings {
	return {
		now,
		findsNew: context.getNodeParameter('scope') !== 'projects',
		days: readNumber(context, 'branchDays'),
		minutes: readNumber(context, 'stuckMinutes'),
		hours: readNumber(context, 'overdueHours'),
		percent: readNumber(context, 'threshold'),
		checks: readChecks(context),
		sql: logQuery(context),
		services: readServices(context),
	};
}

/**
 * The parameters that the node’s memory depends on. If they change, the node starts over, because
 * resources that are new to the watch have not changed.
 */
export function subjectOf(
	context: IPollFunctions,
	{ now, ...settings }: Settings,
	client: Client,
): string {
	void now;
	const { access } = client.credential;
	const about = {
		watch: context.getNodeParameter('watch'),
		scope: context.getNodeParameter('scope'),
		organization: chosenOrganization(context),
		projects: chosenProjects(context),
		allowedProjects: [...(access.allowedProjects ?? [])],
		...settings,
	};
	return createHash('sha256').update(JSON.stringify(about)).digest('base64url').slice(0, 16);
}

function readNumber(context: IPollFunctions, name: string): number {
	const { watch, label, fallback, from, to } = numberFields[name]!;
	if (context.getNodeParameter('watch') !== watch) return fallback;
	const given: unknown = context.getNodeParameter(name, fallback);
	const isNumber =
		typeof given === 'number' || (typeof given === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(given));
	const value = isNumber ? Number(given) : NaN;
	if (value >= from && value <= to) return value;
	throw new NodeOperationError(
		context.getNode(),
		`${label} must be a number from ${from} to ${to}`,
		{
			description: 'Correct the field, or the expression in it. Nothing was sent to Supabase.',
		},
	);
}

function readChecks(context: IPollFunctions): string[] {
	if (context.getNodeParameter('watch') !== 'advisor') return [];
	const checks = [context.getNodeParameter('checks', []) as string[] | string].flat().map(String);
	if (checks.length > 0) return checks;
	throw new NodeOperationError(context.getNode(), 'Checks is empty', {
		description: 'Choose at least one check. Nothing was sent to Supabase.',
	});
}

function readServices(context: IPollFunctions): string[] {
	if (context.getNodeParameter('watch') !== 'configuration') return [];
	const given = context.getNodeParameter('configurationServices', []) as string[] | string;
	const services = [given]
		.flat()
		.flatMap((each) => String(each).split(/[\s,;]+/))
		.filter(Boolean);
	const unknown = services.find((name) => !serviceNames.some((each) => each === name));
	if (unknown === undefined) return services.toSorted();
	throw new NodeOperationError(context.getNode(), `There is no service “${unknown.slice(0, 80)}”`, {
		description: `Choose from the list, or enter names comma-separated: ${serviceNames.join(', ')}. Nothing was sent to Supabase.`,
	});
}

function logQuery(context: IPollFunctions): string {
	if (context.getNodeParameter('watch') !== 'logRows') return '';
	const service = String(context.getNodeParameter('service', 'all'));
	const filters = context.getNodeParameter('logFilters', {}) as {
		text?: string;
		onlyErrors?: boolean | string;
	};
	const sql =
		service === 'sql'
			? sqlOf(sqlContextOf(context), 'sql', 'SQL').trim()
			: readyMadeQuery({
					source: service,
					text: String(filters.text ?? ''),
					// From an expression, it can be text.
					onlyErrors: String(filters.onlyErrors) === 'true',
					limit: mostRows,
				});
	if (sql !== '') return sql;
	throw new NodeOperationError(context.getNode(), 'SQL is empty', {
		description: 'Enter a query, or choose a service. Nothing was sent to Supabase.',
	});
}

/** A poll has no items. n8n’s types do not show that it can evaluate expressions. */
function sqlContextOf(context: IPollFunctions): SqlContext {
	const { evaluateExpression } = context as IPollFunctions & Pick<SqlContext, 'evaluateExpression'>;
	return {
		evaluateExpression: evaluateExpression.bind(context),
		getItemIndex: () => 0,
		getNode: () => context.getNode(),
		getNodeParameter: context.getNodeParameter.bind(context) as SqlContext['getNodeParameter'],
	};
}
