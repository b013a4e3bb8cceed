import {
	updateDisplayOptions,
	type IDisplayOptions,
	type INodeProperties,
	type ResourceMapperTypeOptions,
} from 'n8n-workflow';

import { sendMappedSettings, sendSettingsJson } from './sendSettings';
import type { Setting } from './setting';

/**
 * Two ways to enter settings: one by one in a resource mapper, which is empty at first, or as JSON.
 *
 * @param show where the fields are shown
 * @param mapper the parameter with the settings entered one by one
 * @param resourceMapperMethod loads them for the editor
 */
export function settingsFields(
	show: NonNullable<IDisplayOptions['show']>,
	mapper: string,
	resourceMapperMethod: string,
	settings: Setting[],
): INodeProperties[] {
	const resourceMapper: ResourceMapperTypeOptions = {
		resourceMapperMethod,
		mode: 'map',
		valuesLabel: 'Settings',
		fieldWords: { singular: 'setting', plural: 'settings' },
		addAllFields: false,
		supportAutoMap: false,
		refreshStaleSchemaOnOpen: true,
	};
	return [
		...updateDisplayOptions({ show }, [
			{
				displayName: 'Specify Settings',
				name: 'specifySettings',
				type: 'options',
				noDataExpression: true,
				default: 'fields',
				options: [
					{ name: 'Using Fields Below', value: 'fields' },
					{ name: 'Using JSON', value: 'json' },
				],
			},
		]),
		...updateDisplayOptions({ show: { ...show, specifySettings: ['fields'] } }, [
			{
				displayName: 'Settings',
				name: mapper,
				type: 'resourceMapper',
				noDataExpression: true,
				required: true,
				default: { mappingMode: 'defineBelow', value: null },
				description: 'Only the settings that you add here are sent',
				typeOptions: { loadOptionsDependsOn: ['projectRef.value'], resourceMapper },
				routing: { send: { preSend: [sendMappedSettings(settings, mapper)] } },
			},
		]),
		...updateDisplayOptions({ show: { ...show, specifySettings: ['json'] } }, [
			{
				displayName: 'Settings',
				name: 'settingsJson',
				type: 'json',
				required: true,
				default: '{}',
				description:
					'An object with the settings, named as Get returns them. Null resets a setting.',
				routing: { send: { preSend: [sendSettingsJson] } },
			},
		]),
	];
}
