import type { INodeProperties } from 'n8n-workflow';

/** Fills `{branch_id_or_ref}` in the path. */
export const branchIdOrRef: INodeProperties = {
	displayName: 'Branch',
	name: 'branchIdOrRef',
	type: 'resourceLocator',
	typeOptions: { loadOptionsDependsOn: ['parentProjectRef.value'] },
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The branch to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a branch…',
			typeOptions: { searchListMethod: 'searchBranches', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. zyxwvutsrqponmlkjihg',
			hint: 'The ID of the branch’s own project (project_ref)',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*([a-z]{20}|[0-9a-fA-F-]{36})\\s*$',
						errorMessage:
							'A branch ID has 20 lowercase letters, as in the URL of its dashboard, or is a UUID',
					},
				},
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://supabase.com/dashboard/project/zyxwvutsrqponmlkjihg',
			extractValue: {
				type: 'regex',
				regex: '^\\s*https?://[^/?#]+(?:/[^?#]*)?/project/([a-z]{20})(?![a-z0-9])',
			},
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*https?://[^/?#]+(?:/[^?#]*)?/project/([a-z]{20})(?![a-z0-9]).*$',
						errorMessage: 'Paste the address of a dashboard page of the branch',
					},
				},
			],
		},
	],
};
