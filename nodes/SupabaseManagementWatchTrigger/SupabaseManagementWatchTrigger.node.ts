import type {
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { authentication, credentials } from '../SupabaseManagement/v1/fields/authentication';
import { organizationSlug } from '../SupabaseManagement/v1/fields/organizationSlug';
import { searchOrganizations } from '../SupabaseManagement/v1/fields/organizations.list';
import { runFields } from '../SupabaseManagement/v1/resources/advisor/run.operation';
import { getManyFields } from '../SupabaseManagement/v1/resources/log/getMany.operation';
import { serviceOption } from '../SupabaseManagement/v1/resources/project/configuration/fields';
import { getProjects } from './methods';
import { pollOnce } from './poll';

/** A field of the Supabase Management node, with the same options and texts. */
const fieldOf = (fields: INodeProperties[], name: string): INodeProperties =>
	fields.find((field) => field.name === name)!;

export class SupabaseManagementWatchTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Supabase Management Watch Trigger',
		name: 'supabaseManagementWatchTrigger',
		icon: {
			light: 'file:../SupabaseManagement/supabaseManagement.svg',
			dark: 'file:../SupabaseManagement/supabaseManagement.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["watch"].replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description: 'Starts the workflow when something changes in Supabase, by polling',
		eventTriggerDescription: 'Fetching samples from Supabase',
		activationMessage: 'Changes from now on start this workflow. The current state does not.',
		defaults: { name: 'Supabase Management Watch Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [
			{
				displayName:
					'Changes after you publish the workflow start it. The current state does not. Fetch Test Event shows samples of the current state.',
				name: 'changesNotice',
				type: 'notice',
				default: '',
			},
			authentication,
			{
				displayName: 'Watch',
				name: 'watch',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Action Runs',
						value: 'actionRuns',
						description: 'Runs that deploy or change branches, when they finish or fail',
					},
					{
						name: 'Advisor Findings',
						value: 'advisor',
						description: 'Security, performance and health issues that the advisors find',
					},
					{
						name: 'Backups',
						value: 'backups',
						description: 'Backups that are completed, fail or are overdue',
					},
					{
						name: 'Branches',
						value: 'branches',
						description:
							'Branches that are created or deleted, and old ones, which still cost money',
					},
					{
						name: 'Configuration',
						value: 'configuration',
						description: 'Settings that change, with their old and new values',
					},
					{
						name: 'Disk Usage',
						value: 'diskUse',
						description: 'Disks that fill up',
					},
					{
						name: 'Edge Functions',
						value: 'edgeFunctions',
						description: 'Edge Functions that are deployed, changed or removed',
					},
					{
						name: 'Logs',
						value: 'logRows',
						description: 'New log entries that match a query',
					},
					{
						name: 'Members',
						value: 'members',
						description: 'People who join organizations or leave them',
					},
					{
						name: 'Postgres Versions',
						value: 'postgresVersions',
						description: 'New versions of Postgres that a project can be upgraded to',
					},
					{
						name: 'Project Status',
						value: 'projectStatus',
						description: 'Projects that are paused, unhealthy, restored, stuck, new or removed',
					},
					{
						name: 'Secrets and API Keys',
						value: 'secretsAndKeys',
						description: 'Edge Function secrets and API keys that are added or removed',
					},
				],
				default: 'projectStatus',
			},
			{
				displayName: 'Projects to Watch',
				name: 'scope',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'All Projects',
						value: 'all',
						description: 'Every project that the credential can see and allows',
					},
					{ name: 'Chosen Projects', value: 'projects' },
					{ name: 'Projects of an Organization', value: 'organization' },
				],
				default: 'all',
				description:
					'The projects to watch. Members are watched in the organizations of these projects.',
			},
			{
				...organizationSlug,
				description: 'The organization to watch',
				displayOptions: { show: { scope: ['organization'] } },
			},
			{
				displayName: 'Project Names or IDs',
				name: 'projects',
				type: 'multiOptions',
				required: true,
				default: [],
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				typeOptions: { loadOptionsMethod: 'getProjects' },
				displayOptions: { show: { scope: ['projects'] } },
			},
			{
				displayName: 'Changes',
				name: 'projectStatusEvents',
				type: 'multiOptions',
				default: ['added', 'paused', 'removed', 'restored', 'stuck', 'unhealthy'],
				description: 'The changes that start the workflow. If empty, all of them.',
				options: [
					{ name: 'New', value: 'added', description: 'A project was created, or became visible' },
					{ name: 'Paused', value: 'paused' },
					{
						name: 'Removed',
						value: 'removed',
						description: 'A project was removed, or is no longer visible',
					},
					{ name: 'Restored', value: 'restored', description: 'Healthy again' },
					{ name: 'Stuck', value: 'stuck', description: 'A transition takes too long' },
					{
						name: 'Unhealthy',
						value: 'unhealthy',
						description: 'A project is unhealthy, or a transition failed',
					},
				],
				displayOptions: { show: { watch: ['projectStatus'] } },
			},
			{
				displayName: 'Stuck After Minutes',
				name: 'stuckMinutes',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 30,
				description:
					'Number of minutes after which a project that is pausing, restoring or otherwise in transition counts as stuck',
				displayOptions: { show: { watch: ['projectStatus'] } },
			},
			{
				displayName: 'Changes',
				name: 'advisorEvents',
				type: 'multiOptions',
				default: ['found', 'resolved'],
				description: 'The changes that start the workflow. If empty, all of them.',
				options: [
					{ name: 'Found', value: 'found' },
					{ name: 'Resolved', value: 'resolved' },
				],
				displayOptions: { show: { watch: ['advisor'] } },
			},
			{
				...fieldOf(runFields, 'checks'),
				description: 'The checks to run. Every 15 checks take one request per project.',
				routing: undefined,
				displayOptions: { show: { watch: ['advisor'] } },
			},
			{
				displayName: 'Changes',
				name: 'backupsEvents',
				type: 'multiOptions',
				default: ['completed', 'failed', 'overdue'],
				description: 'The changes that start the workflow. If empty, all of them.',
				options: [
					{ name: 'Completed', value: 'completed' },
					{ name: 'Failed', value: 'failed' },
					{ name: 'Overdue', value: 'overdue', description: 'No backup was completed in time' },
				],
				displayOptions: { show: { watch: ['backups'] } },
			},
			{
				displayName: 'Overdue After Hours',
				name: 'overdueHours',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 36,
				description: 'Number of hours without a completed backup after which backups are overdue',
				displayOptions: { show: { watch: ['backups'] } },
			},
			{
				displayName: 'Changes',
				name: 'branchesEvents',
				type: 'multiOptions',
				default: ['added', 'old', 'removed'],
				description: 'The changes that start the workflow. If empty, all of them.',
				options: [
					{ name: 'Created', value: 'added' },
					{ name: 'Deleted', value: 'removed' },
					{
						name: 'Old',
						value: 'old',
						description: 'A branch has reached the age in Old After Days',
					},
				],
				displayOptions: { show: { watch: ['branches'] } },
			},
			{
				displayName: 'Old After Days',
				name: 'branchDays',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 7,
				description: 'Number of days after which a branch is old. Each branch is reported once.',
				displayOptions: { show: { watch: ['branches'] } },
			},
			{
				...serviceOption,
				name: 'configurationServices',
				description: 'Services whose settings are watched. If empty, all of them.',
				displayOptions: { show: { watch: ['configuration'] } },
			},
			{
				displayName: 'Changes',
				name: 'edgeFunctionsEvents',
				type: 'multiOptions',
				default: ['changed', 'deployed', 'removed'],
				description: 'The changes that start the workflow. If empty, all of them.',
				options: [
					{
						name: 'Changed',
						value: 'changed',
						description: 'A new version was deployed, or a setting has changed',
					},
					{
						name: 'Created',
						value: 'deployed',
						description: 'A function was deployed for the first time',
					},
					{ name: 'Removed', value: 'removed' },
				],
				displayOptions: { show: { watch: ['edgeFunctions'] } },
			},
			{
				displayName: 'Changes',
				name: 'actionRunsEvents',
				type: 'multiOptions',
				default: ['failed', 'finished'],
				description: 'The changes that start the workflow. If empty, all of them.',
				options: [
					{ name: 'Failed', value: 'failed' },
					{ name: 'Finished', value: 'finished' },
				],
				displayOptions: { show: { watch: ['actionRuns'] } },
			},
			{
				displayName: 'Above Percent',
				name: 'threshold',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 80,
				description:
					'Percentage of used space above which a disk is reported. It is reported again only after the usage was lower in the meantime.',
				displayOptions: { show: { watch: ['diskUse'] } },
			},
			{
				...fieldOf(getManyFields, 'service'),
				description: 'The service whose logs to watch, or your own query',
				displayOptions: { show: { watch: ['logRows'] } },
			},
			{
				...fieldOf(getManyFields, 'sql'),
				default:
					"select id, timestamp, source, event_message\nfrom logs\nwhere positionCaseInsensitiveUTF8(event_message, 'timeout') > 0\norder by timestamp desc\nlimit 1000",
				displayOptions: { show: { watch: ['logRows'], service: ['sql'] } },
			},
			{
				...fieldOf(getManyFields, 'logFilters'),
				// If empty, every single request would start the workflow.
				default: { onlyErrors: true },
				displayOptions: { show: { watch: ['logRows'] }, hide: { service: ['sql'] } },
			},
			{
				displayName: 'Changes',
				name: 'membersEvents',
				type: 'multiOptions',
				default: ['added', 'removed'],
				description: 'The changes that start the workflow. If empty, all of them.',
				options: [
					{ name: 'Added', value: 'added' },
					{ name: 'Removed', value: 'removed' },
				],
				displayOptions: { show: { watch: ['members'] } },
			},
			{
				displayName: 'Changes',
				name: 'secretsAndKeysEvents',
				type: 'multiOptions',
				default: ['apiKeyAdded', 'apiKeyRemoved', 'secretAdded', 'secretRemoved'],
				description: 'The changes that start the workflow. If empty, all of them.',
				options: [
					{ name: 'API Key Added', value: 'apiKeyAdded' },
					{ name: 'API Key Removed', value: 'apiKeyRemoved' },
					{ name: 'Secret Added', value: 'secretAdded' },
					{ name: 'Secret Removed', value: 'secretRemoved' },
				],
				displayOptions: { show: { watch: ['secretsAndKeys'] } },
			},
		],
	};

	methods = { listSearch: { searchOrganizations }, loadOptions: { getProjects } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollOnce(this);
	}
}
