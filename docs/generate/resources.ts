/** Describes a resource, without a full stop. */
type Words = Record<string, string>;

/** Every resource of the node, by theme. */
export const themes: Array<{ name: string; resources: Words }> = [
	{
		name: 'Organizations and people',
		resources: {
			organization: 'The organizations that own projects, with their plan, roles and connections',
			member: 'Who belongs to an organization, and with which role',
			organizationWebhook:
				'Endpoints that Supabase calls when something happens in an organization',
			oauth: 'Sign-in for your own apps that use Supabase on behalf of a user',
			profile: 'The user that the credential belongs to',
		},
	},
	{
		name: 'Projects',
		resources: {
			project:
				'Create, list, pause, restore, restart, transfer and delete projects, and check their health',
			branch: 'Copies of a project in which to try changes before merging them into production',
			actionRun: 'The runs that deploy branches, with their steps and logs',
			addOn: 'Paid additions to a project’s plan, such as compute size and point-in-time recovery',
			apiKey: 'The keys with which apps access a project',
			projectClaim: 'Tokens that transfer a project to another organization',
			projectWebhook: 'Endpoints that Supabase calls when something happens in a project',
		},
	},
	{
		name: 'Database',
		resources: {
			database: 'Run SQL, generate TypeScript types, and set the password, SSL and read-only mode',
			migration: 'The schema changes that were applied',
			snippet: 'Queries saved in the SQL Editor',
			notebook: 'Shared pages of text, queries and charts',
			backup: 'Daily backups and restore points, and how to restore them',
			disk: 'Type, size and usage of the database’s disk',
			readReplica: 'Read-only copies of the database in other regions',
			pooler: 'How connections to the database are pooled',
			postgresConfig: 'Settings of Postgres, such as memory and workers',
			postgresUpgrade: 'Upgrades of the database to a newer Postgres version',
		},
	},
	{
		name: 'Database access',
		resources: {
			jitAccess: 'Temporary access to the database for specific people',
			loginRole: 'Short-lived database roles',
			networkBan: 'IP addresses banned after too many wrong passwords',
			networkRestriction: 'The IP ranges that may connect to the database',
			privateLink: 'Private connections from AWS accounts to the database',
		},
	},
	{
		name: 'Auth',
		resources: {
			authConfig: 'How users sign in: providers, emails, SMS, sessions and limits',
			signingKey: 'The keys with which Auth signs tokens',
			ssoProvider: 'Sign-in through SAML identity providers',
			thirdPartyAuth: 'Third-party services whose tokens a project accepts',
		},
	},
	{
		name: 'Functions and compute',
		resources: {
			edgeFunction: 'Deploy, download, update and delete Edge Functions',
			edgeFunctionSecret: 'The secrets that Edge Functions can read',
			computeInstance: 'Programs that run alongside a project, in early access',
		},
	},
	{
		name: 'Data API, Realtime and Storage',
		resources: {
			dataApi: 'Which schemas the Data API (PostgREST) exposes, and its limits',
			realtime: 'The settings of Realtime',
			storage: 'Buckets, upload limit and features of Storage',
		},
	},
	{
		name: 'Domains',
		resources: {
			customHostname: 'Your own domain for a project',
			vanitySubdomain: 'A subdomain of supabase.co that you choose',
		},
	},
	{
		name: 'Logs and health',
		resources: {
			log: 'Logs of a project’s services, with ready-made queries or SQL',
			logDrain: 'Destinations that a project’s logs are forwarded to',
			advisor: 'Security, performance and health issues that Supabase finds',
			usage: 'Requests, function statistics and current load',
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
