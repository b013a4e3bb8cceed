import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { sendReport } from './inspect.operation';

export const inspectFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['database'], operation: ['inspect'] } },
	[
		{
			displayName: 'Report',
			name: 'report',
			type: 'options',
			required: true,
			default: 'tableSizes',
			description:
				'The report to run. Each row becomes an item. Returns 50 rows unless you add Limit.',
			options: [
				{
					name: 'Bloat',
					value: 'bloat',
					description: 'Estimated unused space in tables and indexes, most first',
				},
				{
					name: 'Blocked Queries',
					value: 'blockedQueries',
					description:
						'Sessions that wait for a lock and sessions that hold it, the longest wait first',
				},
				{
					name: 'Cache Hit Rates',
					value: 'cacheHitRates',
					description:
						'Share of reads from memory, for the database and then for the tables that read most from disk',
				},
				{
					name: 'Connections',
					value: 'connections',
					description: 'Number of connections by role, database and state, most first',
				},
				{
					name: 'Duplicate Indexes',
					value: 'duplicateIndexes',
					description: 'Indexes that another index of the same table covers, the largest first',
				},
				{
					name: 'Extensions',
					value: 'extensions',
					description: 'Installed extensions and their versions, outdated ones first',
				},
				{
					name: 'Index Sizes',
					value: 'indexSizes',
					description: 'Size and use of each index, the largest first',
				},
				{
					name: 'Locks',
					value: 'locks',
					description: 'Requested locks, then held locks, the strongest first',
				},
				{
					name: 'Long-Running Queries',
					value: 'longRunningQueries',
					description:
						'Queries and open transactions that have lasted at least 60 seconds, or Minimum Duration if set',
				},
				{
					name: 'Missing Indexes on Foreign Keys',
					value: 'missingForeignKeyIndexes',
					description:
						'Foreign keys without an index that begins with their columns, the largest tables first',
				},
				{
					name: 'Most Frequent Statements',
					value: 'mostFrequentStatements',
					description: 'Statements that ran most often. Needs the extension pg_stat_statements.',
				},
				{
					name: 'Most Time-Consuming Statements',
					value: 'mostTimeConsumingStatements',
					description:
						'Statements that took the most time in total. Needs the extension pg_stat_statements.',
				},
				{
					name: 'Replication Slots',
					value: 'replicationSlots',
					description:
						'Replication slots, sorted by the amount of write-ahead log that they keep on the disk',
				},
				{
					name: 'Security Definer Functions',
					value: 'securityDefinerFunctions',
					description:
						'Functions that run as their owner, starting with those that anyone can call',
				},
				{
					name: 'Sequences That Run Out',
					value: 'sequences',
					description: 'Sequences that have used at least half of their numbers, the fullest first',
				},
				{
					name: 'Slowest Statements',
					value: 'slowestStatements',
					description:
						'Statements that take longest per call, on average. Needs the extension pg_stat_statements.',
				},
				{
					name: 'Table Sizes',
					value: 'tableSizes',
					description: 'Size of each table with its indexes, the largest first',
				},
				{
					name: 'Tables and Columns',
					value: 'tables',
					description: 'Columns, keys and comments of each table and view, for writing SQL',
				},
				{
					name: 'Tables Without Grants to API Roles',
					value: 'tablesWithoutGrants',
					description:
						'Tables and views that anon, authenticated or service_role cannot use through the Data API',
				},
				{
					name: 'Tables Without Row Level Security',
					value: 'tablesWithoutRowLevelSecurity',
					description: 'Tables that no policy protects, starting with those that anyone can reach',
				},
				{
					name: 'Unused Indexes',
					value: 'unusedIndexes',
					description:
						'Indexes that were never scanned and that no constraint needs, the largest first',
				},
				{
					name: 'Vacuum and Transaction Age',
					value: 'vacuum',
					description: 'Dead rows and transaction age of each table, the most urgent first',
				},
			],
			routing: { send: { preSend: [sendReport] } },
		},
		{
			displayName: 'Options',
			name: 'databaseInspectOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Limit',
					name: 'limit',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 10_000, numberPrecision: 0 },
					default: 50,
					description: 'Max number of results to return',
				},
				{
					displayName: 'Minimum Duration (Seconds)',
					name: 'minimumDuration',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 60,
					description:
						'Minimum duration of the sessions and transactions to report. For statements, the average duration counts.',
					displayOptions: {
						show: {
							'/report': [
								'blockedQueries',
								'locks',
								'longRunningQueries',
								'mostFrequentStatements',
								'mostTimeConsumingStatements',
								'slowestStatements',
							],
						},
					},
				},
				{
					displayName: 'Minimum Size (MB)',
					name: 'minimumSize',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 10,
					description:
						'Minimum size of the tables, indexes and replication slots to report. For Bloat, the unused space counts. For Cache Hit Rates, the data read from disk counts.',
					displayOptions: {
						show: {
							'/report': [
								'bloat',
								'cacheHitRates',
								'duplicateIndexes',
								'indexSizes',
								'missingForeignKeyIndexes',
								'replicationSlots',
								'tableSizes',
								'unusedIndexes',
								'vacuum',
							],
						},
					},
				},
				{
					displayName: 'Schemas',
					name: 'schemas',
					type: 'string',
					default: 'public',
					placeholder: 'e.g. public, private',
					description:
						'Comma-separated names of the schemas to report on. If empty, reports on sizes and maintenance include all schemas, and reports on design and security leave out those that Supabase manages, such as auth.',
					displayOptions: {
						show: {
							'/report': [
								'bloat',
								'cacheHitRates',
								'duplicateIndexes',
								'indexSizes',
								'missingForeignKeyIndexes',
								'securityDefinerFunctions',
								'sequences',
								'tableSizes',
								'tables',
								'tablesWithoutGrants',
								'tablesWithoutRowLevelSecurity',
								'unusedIndexes',
								'vacuum',
							],
						},
					},
				},
			],
		},
	],
);
