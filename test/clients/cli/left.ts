import type { Steps } from '../steps.ts';

const direct = 'needs a direct connection to the database';
const docker = 'needs Docker';
const dns = 'asks a public DNS first';
const storage = 'asks the project’s own Storage API';
const elsewhere = 'asks another service than the Management API';
const local = 'is about local files only';

/** Commands that need more than the Management API, and the reasons. */
const left: Record<string, string> = {
	'db push, db pull, db diff, db dump, db lint, db reset, db schema': direct,
	'migration fetch, repair, squash, up, down': direct,
	'inspect report, inspect db': direct,
	'test db, seed': direct,
	'start, stop, status, db start, functions serve': docker,
	'functions deploy and download without --use-api': docker,
	'domains create': dns,
	'storage ls, cp, mv, rm; seed buckets': storage,
	'feedback, issue, bootstrap': elsewhere,
	'migration new, functions new, gen signing-key, gen bearer-jwt, test new, completion, telemetry':
		local,
};

export function leaveRest(steps: Steps): void {
	for (const [name, reason] of Object.entries(left)) steps.leave(name, reason);
}
