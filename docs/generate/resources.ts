/** What a resource is, in a sentence without a full stop. */
type Words = Record<string, string>;

/** Every resource of the node, by what one looks for. */
export const themes: Array<{ name: string; resources: Words }> = [
	{
		name: 'Organizations and people',
		resources: {
			organization: 'The organizations that own projects, with their plan, roles and connections',
			member: 'Who belongs to an organization, and with which role',
			organizationWebhook:
				'Addresses that Supabase calls when something happens in an organization',
			oauth: 'Sign-in for apps of your own that use Supabase in the name of a user',
			profile: 'The user that the credential belongs to',
		},
	},
	{
		name: 'Projects',
		resources: {
			project:
				'Create, list, pause, restore, restart, move and delete projects, and see their health',
			branch: 'Copies of a project for trying out changes, and bringing them into production',
			actionRun: 'The runs that deploy branches, their steps and what they logged',
			addOn: 'What a project pays for besides its plan, such as compute size and recovery days',
			apiKey: 'The keys with which apps reach a project',
			projectClaim: 'Handing a project over to another organization with a token',
			projectWebhook: 'Addresses that Supabase calls when something happens in a project',
		},
	},
	{
		name: 'Database',
		resources: {
			database: 'Run SQL, make TypeScript types, set the password, SSL and read-only mode',
			migration: 'The changes of the schema that were run, one by one',
			snippet: 'Queries that are saved in the SQL Editor',
			notebook: 'Pages of text, queries and charts that a project’s people share',
			backup: 'Daily backups, restore points, and the way back to them',
			disk: 'Type, size and use of the database’s disk',
			readReplica: 'Read-only copies of the database in other regions',
			pooler: 'How many connections share the database, and how',
			postgresConfig: 'Settings of Postgres itself, such as memory and workers',
			postgresUpgrade: 'Moving the database to a newer version of Postgres',
		},
	},
	{
		name: 'Who may reach the database',
		resources: {
			jitAccess: 'Access to the database for certain people and a certain time',
			loginRole: 'Database roles that live for a short time',
			networkBan: 'Addresses that were banned after too many wrong passwords',
			networkRestriction: 'The IP ranges that may connect at all',
			privateLink: 'A way from AWS accounts to the database past the public internet',
		},
	},
	{
		name: 'Auth',
		resources: {
			authConfig: 'How users sign in: providers, emails, SMS, sessions and limits',
			signingKey: 'The keys that Auth signs tokens with',
			ssoProvider: 'Sign-in through SAML identity providers',
			thirdPartyAuth: 'Tokens of other sign-in services that a project accepts',
		},
	},
	{
		name: 'Functions and compute',
		resources: {
			edgeFunction: 'Deploy, download, change and delete Edge Functions',
			edgeFunctionSecret: 'The secrets that Edge Functions can read',
			computeInstance: 'Programs that run beside a project, in early access',
		},
	},
	{
		name: 'Data API, Realtime and Storage',
		resources: {
			dataApi: 'Which schemas the Data API (PostgREST) exposes, and its limits',
			realtime: 'The limits of Realtime, and its switch',
			storage: 'Buckets, the upload limit and the features of Storage',
		},
	},
	{
		name: 'Domains',
		resources: {
			customHostname: 'A domain of your own for a project',
			vanitySubdomain: 'A name of your choice before .supabase.co',
		},
	},
	{
		name: 'Logs and health',
		resources: {
			log: 'What the services of a project logged, ready-made or by SQL',
			logDrain: 'Where all logs of a project are sent on to',
			advisor: 'Problems of security, performance and health that Supabase finds',
			usage: 'Requests, function statistics and the present load',
		},
	},
];

/** @throws Error naming the resources that the node has and this list lacks, or the other way round */
export function checkThemes(resources: string[]): void {
	const described = themes.flatMap((theme) => Object.keys(theme.resources));
	const lacking = resources.filter((resource) => !described.includes(resource));
	const gone = described.filter((resource) => !resources.includes(resource));
	if (lacking.length + gone.length > 0) {
		throw new Error(
			`docs/generate/resources.ts lacks [${lacking.join(', ')}], and the node lacks [${gone.join(', ')}]`,
		);
	}
}
