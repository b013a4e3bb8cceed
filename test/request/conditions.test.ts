import { conditions } from '../../contract/conditions';
import {
	adviceFor,
	titleOf,
	type Doing,
} from '../../nodes/SupabaseManagement/v1/request/failure/classes';
import {
	failureIn,
	type FailureClass,
} from '../../nodes/SupabaseManagement/v1/request/failure/failure';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';

const key: OperationKey = 'PATCH /v1/projects/{ref}';

const doing: Doing = {
	pathValues: { ref: 'abcdefghijklmnopqrst' },
	hasFields: true,
	isRepeatable: false,
	timeAdvice: '',
};

/** The node’s result for each error that the real API is known to return. */
const expected: Record<string, [FailureClass, nextStep: RegExp]> = {
	'token.unknown': ['unauthenticated', /Create a new one/],
	'token.unreadable': ['unauthenticated', /Create a new one/],
	'permission.missing': ['forbidden', /project_admin_write/],
	'plan.entitlement': ['plan', /^Upgrade/],
	'rateLimit.exceeded': ['rateLimited', /^Supabase accepts requests again in 60 seconds/],
	'project.unknown': ['notFound', /^It may .*have been removed/],
	'project.isBranch': ['notFound', /^It may .*have been removed/],
	'project.removed': ['gone', /no longer exists/],
	'project.notReadyForDeletion': ['state', /^The project is still starting/],
	'project.nameTaken': ['nameTaken', /^Choose another name/],
	'project.notPaused': ['state', /^$/],
	'branch.nameTaken': ['nameTaken', /^Choose another name/],
	'branch.notAvailable': ['plan', /^Upgrade/],
	'branch.notEnabled': ['invalid', /^The project has no branches/],
	'branch.isDefault': ['invalid', /Choose a preview branch/],
	'database.unreachable': ['databaseUnreachable', /^It may be starting/],
	'function.slugTaken': ['nameTaken', /^Choose another name/],
	'function.bundled': ['conflict', /Edge Function: Update Many/],
	'function.notBundled': ['unavailable', /may have executed the request/],
	'function.unknown': ['notFound', /^It may .*have been removed/],
	'snippet.unknown': ['notFound', /^It may .*have been removed/],
	'pitr.off': ['state', /^Apply the PITR add-on/],
	'hostname.noAddOn': ['state', /^Apply it with Add-On: Apply/],
	'hostname.none': ['state', /^Initialize the custom hostname/],
	'hostname.noneToDelete': ['state', /nothing to do/],
	'hostname.exists': ['blocked', /^Remove the resource that the message names/],
	'hostname.notPending': ['state', /^Initialize the custom hostname/],
	'hostname.verified': ['state', /^Activate the custom hostname/],
	'hostname.notVerified': ['state', /verify them first/],
	'hostname.active': ['state', /^There is nothing to do/],
	'auth.customSmtp': ['state', /^Set up custom SMTP/],
	'sso.unknown': ['notFound', /^It may .*have been removed/],
	'postgresConfig.unknownSetting': ['invalid', /^Correct the fields/],
	'network.notReady': ['unavailable', /may have executed the request/],
	'storage.unavailable': ['notFound', /^It may .*have been removed/],
};

it('there is a row for each error', () => {
	expect(conditions.map(({ id }) => id).sort()).toEqual(Object.keys(expected).sort());
});

it.each(conditions.map((condition) => [condition.id, condition] as const))(
	'%s is understood, with Supabase’s message first and correct advice',
	(id, { status, message }) => {
		const failure = failureIn(key, { statusCode: status, headers: {}, body: { message } })!;
		const [failureClass, nextStep] = expected[id]!;
		expect(failure.class).toBe(failureClass);
		expect(adviceFor(failure, doing)).toMatch(nextStep);
		const isBareWord = ['Unauthorized', 'Too Many Requests', 'internal error'].includes(message);
		if (!isBareWord) expect(titleOf(failure, doing)).toBe(message);
	},
);

it('missing permissions are named exactly, wherever the answer lists them', () => {
	const missing_permissions = ['project_admin_write', 'database_write'];
	for (const body of [
		{ message: 'No', missing_permissions },
		{ message: 'No', error: { missing_permissions } },
		{ error: { message: 'No', meta: { missing_permissions } } },
	]) {
		const failure = failureIn(key, { statusCode: 403, headers: {}, body: body as never })!;
		expect(adviceFor(failure, doing)).toMatch(
			/^The credential lacks project_admin_write, database_write\./,
		);
	}
});

it('a plan gate shows where to upgrade, whatever its status, and does not mention permissions', () => {
	for (const statusCode of [400, 402, 403, 422]) {
		const error = { code: 'entitlement_required', upgrade_url: 'https://supabase.com/upgrade' };
		const body = { message: 'Needs the Pro plan', error };
		const failure = failureIn(key, { statusCode, headers: {}, body })!;
		expect(titleOf(failure, doing)).toBe('Needs the Pro plan');
		expect(adviceFor(failure, doing)).toBe(
			'Upgrade at https://supabase.com/upgrade, then run the node again.',
		);
	}
});
