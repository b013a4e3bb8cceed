import type { INodeProperties } from 'n8n-workflow';

/** Fills `{name}` in the path. */
export const computeName: INodeProperties = {
	displayName: 'Compute Instance',
	name: 'computeName',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'Name of the compute instance. For a new one, enter its name.',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. image-resizer',
			hint: 'The compute instance’s name',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\s*$',
						errorMessage: 'It has up to 63 lowercase letters, digits and hyphens',
					},
				},
			],
		},
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a compute instance…',
			typeOptions: { searchListMethod: 'searchComputeInstances', searchable: true },
		},
	],
};
