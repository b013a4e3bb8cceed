import { scopedToken } from '../../../sandbox/api/authorization.ts';
import type { Cli } from './cli.ts';

/** The CLI’s messages for answers that it handles specially. */
export async function tryRefusals(cli: Cli): Promise<void> {
	const project = 'Acme Production';
	const wrong = 'sbp_0000000000000000000000000000000000000000';
	await cli.refuse('401', ['projects', 'list'], { token: wrong }, /401|unauthorized/i);
	await cli.refuse('without a token', ['projects', 'list'], { token: '' }, /access token|login/i);
	await cli.refuse(
		'403 with missing permissions',
		['secrets', 'list'],
		{ project, token: scopedToken },
		/403|permission|privileges/i,
	);
	await cli.refuse(
		'402 of a plan gate',
		[
			...['projects', 'create', 'big', '--org-id', 'globex', '--db-password', 'correct-horse'],
			...['--region', 'eu-central-1', '--size', 'large'],
		],
		{},
		/402|upgrade|plan/i,
	);
	await cli.refuse(
		'404',
		['secrets', 'list', '--remote=abcdefghijklmnopqrst'],
		{},
		/404|not found/i,
	);
	cli.setting.sandbox.fail({
		operation: 'v1-list-all-secrets',
		status: 429,
		body: { message: 'ThrottlerException: Too Many Requests' },
		times: 20,
	});
	await cli.refuse('429', ['secrets', 'list'], { project }, /429|too many|rate limit/i);
}
