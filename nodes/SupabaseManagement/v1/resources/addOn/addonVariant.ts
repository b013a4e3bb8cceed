import type { INodeProperties } from 'n8n-workflow';

/** Fills `{addon_variant}` in the path. */
export const addonVariant: INodeProperties = {
	displayName: 'Add-On',
	name: 'addonVariant',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The variant of the add-on to apply or remove',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an add-on…',
			typeOptions: { searchListMethod: 'searchAddOns', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. ci_small, pitr_7, ipv4_default',
			hint: 'The addon_variant that Get Many returns',
		},
	],
};
