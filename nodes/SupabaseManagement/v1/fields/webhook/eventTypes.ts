import type { INodePropertyOptions } from 'n8n-workflow';

/** The events of platform webhooks. */
export const eventTypes: INodePropertyOptions[] = [
	{
		name: 'Organization: Invitation Canceled',
		value: 'v1.organization.member.invitation.canceled',
	},
	{ name: 'Organization: Invitation Created', value: 'v1.organization.member.invitation.created' },
	{ name: 'Organization: Member Added', value: 'v1.organization.member.added' },
	{ name: 'Organization: Member Removed', value: 'v1.organization.member.removed' },
	{ name: 'Organization: Member Role Assigned', value: 'v1.organization.member.role.assigned' },
	{ name: 'Organization: Member Role Removed', value: 'v1.organization.member.role.removed' },
	{ name: 'Organization: Member Role Updated', value: 'v1.organization.member.role.updated' },
	{ name: 'Organization: Plan Downgraded', value: 'v1.organization.billing.plan.downgraded' },
	{ name: 'Organization: Plan Upgraded', value: 'v1.organization.billing.plan.upgraded' },
	{ name: 'Organization: Secrets Leaked', value: 'v1.organization.secrets.leaked' },
	{ name: 'Project: Backup Started', value: 'v1.project.backup.started' },
	{ name: 'Project: Branch Created', value: 'v1.project.branch.created' },
	{ name: 'Project: Branch Removed', value: 'v1.project.branch.removed' },
	{ name: 'Project: Branch Updated', value: 'v1.project.branch.updated' },
	{ name: 'Project: Created', value: 'v1.project.created' },
	{ name: 'Project: Paused', value: 'v1.project.paused' },
	{ name: 'Project: Removed', value: 'v1.project.removed' },
	{ name: 'Project: Restarted', value: 'v1.project.restarted' },
	{ name: 'Project: Restored', value: 'v1.project.restored' },
	{ name: 'Project: Secrets Leaked', value: 'v1.project.secrets.leaked' },
	{ name: 'Project: Status Changed', value: 'v1.project.status.changed' },
	{ name: 'Project: Transferred', value: 'v1.project.transferred' },
];

/** For a webhook that receives everything, including events that Supabase adds later. */
export const anyEvent: INodePropertyOptions = { name: 'Any Event', value: '*' };
