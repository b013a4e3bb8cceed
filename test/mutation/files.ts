/** A file that is mutated, and the tests that must notice. */
export type Mutated = {
	file: string;
	/** The minimum percentage of mutants that the tests must notice. */
	floor: number;
	/** As few as possible, because they run for each mutant. */
	tests: string[];
};

export const mutated: Mutated[] = [
	// Protection of credentials, projects and secrets.
	{
		file: 'nodes/SupabaseManagement/v1/request/guard/access.ts',
		floor: 90,
		tests: ['test/request/access.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/guard/created.ts',
		floor: 90,
		tests: ['test/request/guardRules.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/guard/guard.ts',
		floor: 90,
		tests: ['test/request/guardRules.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/guard/notShown.ts',
		floor: 90,
		tests: ['test/request/guardRules.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/guard/otherProjects.ts',
		floor: 90,
		tests: ['test/request/otherProjects.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/guard/readingPosts.ts',
		floor: 90,
		tests: ['test/request/guardRules.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/guard/redact.ts',
		floor: 90,
		tests: ['test/request/redact.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/guard/signIn.ts',
		floor: 90,
		tests: ['test/request/guardRules.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/input/path.ts',
		floor: 90,
		tests: ['test/request/pathRules.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/guard/switch.ts',
		floor: 90,
		tests: ['test/request/access.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/answer/hideSecrets.ts',
		floor: 90,
		tests: ['test/request/hideSecrets.test.ts', 'test/request/maskAddress.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagementTrigger/signature.ts',
		floor: 90,
		tests: ['test/trigger/signature.test.ts'],
	},

	// Classification of failures.
	{
		file: 'nodes/SupabaseManagement/v1/request/failure/failure.ts',
		floor: 80,
		tests: ['test/request/failure.test.ts'],
	},
	// Retries, pacing and time.
	{
		file: 'nodes/SupabaseManagement/v1/request/client/deadline.ts',
		floor: 80,
		tests: ['test/request/deadline.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/client/inTurn.ts',
		floor: 80,
		tests: ['test/request/inTurn.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/client/pacing.ts',
		floor: 80,
		tests: ['test/request/pacing.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/client/repeatable.ts',
		floor: 80,
		tests: ['test/request/repeatable.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/client/retry.ts',
		floor: 80,
		tests: ['test/request/retry.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/failure/rateLimitHeaders.ts',
		floor: 80,
		tests: ['test/request/pacing.test.ts'],
	},
	// Waiting.
	{
		file: 'nodes/SupabaseManagement/v1/request/wait/waitUntilDone.ts',
		floor: 80,
		tests: ['test/request/waitUntilDone.test.ts'],
	},
	// Pages.
	{
		file: 'nodes/SupabaseManagement/v1/request/answer/pages.ts',
		floor: 80,
		tests: ['test/request/pages.test.ts'],
	},
	// Idempotency, and refused input.
	{
		file: 'nodes/SupabaseManagement/v1/request/input/emptyUpdate.ts',
		floor: 80,
		tests: ['test/request/inputs.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/input/idempotency.ts',
		floor: 80,
		tests: ['test/request/inputs.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/input/inputError.ts',
		floor: 80,
		tests: ['test/request/inputs.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/input/numbers.ts',
		floor: 80,
		tests: ['test/request/inputs.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagement/v1/request/input/options.ts',
		floor: 80,
		tests: ['test/request/inputs.test.ts'],
	},
	// Registration of webhooks, and repeated deliveries.
	{
		file: 'nodes/SupabaseManagementTrigger/registration.ts',
		floor: 80,
		tests: ['test/trigger/registration.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagementTrigger/repeats.ts',
		floor: 80,
		tests: ['test/trigger/repeats.test.ts'],
	},
	// Polls.
	{
		file: 'nodes/SupabaseManagementWatchTrigger/poll.ts',
		floor: 80,
		tests: ['test/watchTrigger/pollRules.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagementWatchTrigger/failures.ts',
		floor: 80,
		tests: ['test/watchTrigger/pollRules.test.ts'],
	},
	{
		file: 'nodes/SupabaseManagementWatchTrigger/memories.ts',
		floor: 80,
		tests: ['test/watchTrigger/memories.test.ts'],
	},
];
