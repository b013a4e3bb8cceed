import type { INodeProperties } from 'n8n-workflow';

/** Fills `{id}` in the path. */
export const notebookId: INodeProperties = {
	displayName: 'Notebook',
	name: 'notebookId',
	type: 'resourceLocator',
	typeOptions: { loadOptionsDependsOn: ['projectRef.value'] },
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The notebook to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a notebook…',
			typeOptions: { searchListMethod: 'searchNotebooks', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 5b2c9d1e-7a43-4f0b-9c55-2f6f0c3f8a10',
		},
	],
};
