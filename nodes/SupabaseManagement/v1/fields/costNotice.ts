import type { INodeProperties } from 'n8n-workflow';

/** A warning above operations that an organization is charged for. */
export const costNotice: INodeProperties = {
	displayName:
		'Depending on the plan, Supabase charges the organization for this as long as it exists.',
	name: 'costNotice',
	type: 'notice',
	default: '',
};
