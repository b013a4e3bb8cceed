import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { organizationSlug } from '../../fields/organizationSlug';
import { applied } from './configuration/apply.operation';
import { differences } from './configuration/compare.operation';
import { configurationFields } from './configuration/fields';
import { createFields } from './create.operation';
import { deleteFields } from './delete.operation';
import { filterFields } from './filters';
import { getAvailableRegionsFields, oneItemPerRegion } from './getAvailableRegions.operation';
import { getHealthFields } from './getHealth.operation';
import { getManyInOrganizationFields } from './getManyInOrganization.operation';
import { pauseFields } from './pause.operation';
import { restartFields } from './restart.operation';
import { transferFields } from './transfer.operation';
import { updateFields } from './update.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['project'] } },
	options: [
		{
			name: 'Apply Configuration',
			value: 'applyConfiguration',
			action: 'Apply configuration to project',
			description:
				'Change the settings of a project to those of another project or a JSON document, except secrets. Only settings that differ are written.',
			routing: {
				request: { method: 'GET', url: '/v2/projects/{ref}/config' },
				output: { postReceive: [applied] },
			},
		},
		{
			name: 'Cancel Restore',
			value: 'cancelRestore',
			action: 'Cancel restore of project',
			description: 'Stop restoring a paused project, and leave it paused',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/restore/cancel' } },
		},
		{
			name: 'Compare Configuration',
			value: 'compareConfiguration',
			action: 'Compare configuration of project',
			description:
				'List the settings of a project that differ from another project or a JSON document, one item per difference',
			routing: {
				request: { method: 'GET', url: '/v2/projects/{ref}/config' },
				output: { postReceive: [differences] },
			},
		},
		{
			name: 'Create',
			value: 'createProject',
			action: 'Create project',
			description: 'Create a project in an organization. It is ready after a few minutes.',
			routing: { request: { method: 'POST', url: '/v1/projects' } },
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete project',
			description: 'Permanently delete a project with its database, files, functions and backups',
			routing: { request: { method: 'DELETE', url: '/v1/projects/{ref}' } },
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get project',
			description: 'Get the status, region and database version of a project',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}' } },
		},
		{
			name: 'Get Available Regions',
			value: 'getAvailableRegions',
			action: 'Get available regions for project',
			description:
				'Get the regions in which an organization can create a project, one item per region',
			routing: {
				request: { method: 'GET', url: '/v1/projects/available-regions' },
				output: { postReceive: [oneItemPerRegion] },
			},
		},
		{
			name: 'Get Configuration',
			value: 'getConfiguration',
			action: 'Get configuration of project',
			description:
				'Get all settings of Database, Auth, Data API, Realtime and Storage, with fingerprints instead of secrets',
			routing: { request: { method: 'GET', url: '/v2/projects/{ref}/config' } },
		},
		{
			name: 'Get Health',
			value: 'getHealth',
			action: 'Get health of project',
			description: 'Get the health of a project’s services, one item per service',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/health' } },
		},
		{
			name: 'Get Many',
			value: 'getManyProjects',
			action: 'Get many projects',
			description:
				'Get all projects that the credential can access, in all organizations. Usually the right choice.',
			builderHint: {
				propertyHint:
					'Use this for all projects, or when the organization is not known. Returns id, ref, name, organization_slug, region and status. Has no filters: filter the items in the next node.',
			},
			routing: { request: { method: 'GET', url: '/v1/projects' } },
		},
		{
			name: 'Get Many in Organization',
			value: 'getManyInOrganization',
			action: 'Get many projects in organization',
			description:
				'Get the projects of one organization with their databases, and filter them by name or status',
			builderHint: {
				propertyHint:
					'Use this only to filter one organization’s projects by name or status, or to get their databases. Otherwise use getManyProjects.',
			},
			routing: { request: { method: 'GET', url: '/v1/organizations/{slug}/projects' } },
		},
		{
			name: 'Get Many in Organization by Age',
			value: 'getManyInOrganizationByAge',
			action: 'Get many projects in organization by age',
			description: 'Get the projects of one organization, oldest or newest first',
			builderHint: {
				propertyHint:
					'Use this only if the order of creation matters. Otherwise use getManyProjects.',
			},
			routing: { request: { method: 'GET', url: '/v2/organizations/{slug}/projects' } },
		},
		{
			name: 'Get Restore Versions',
			value: 'getRestoreVersions',
			action: 'Get restore versions of project',
			description:
				'Get the Postgres versions that a paused project can be restored to, one item per version',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/restore' } },
		},
		{
			name: 'Pause',
			value: 'pause',
			action: 'Pause project',
			description: 'Stop a project. Its data is kept, and you can restore it.',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/pause' } },
		},
		{
			name: 'Preview Transfer',
			value: 'previewTransfer',
			action: 'Preview transfer of project',
			description:
				'Check whether a project can be transferred to another organization, and what would change',
			routing: { request: { method: 'POST', url: '/v2/projects/{ref}/transfers/previews' } },
		},
		{
			name: 'Restart',
			value: 'restart',
			action: 'Restart project',
			description: 'Restart the database and the services of a project',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/restart' } },
		},
		{
			name: 'Restore',
			value: 'restore',
			action: 'Restore project',
			description: 'Start a paused project again',
			builderHint: {
				propertyHint:
					'Starts a paused project. To restore the data of a backup, use the resource backup.',
			},
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/restore' } },
		},
		{
			name: 'Transfer',
			value: 'transfer',
			action: 'Transfer project',
			description: 'Transfer a project to another organization',
			routing: { request: { method: 'POST', url: '/v2/projects/{ref}/transfers' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update project',
			description: 'Rename a project',
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}' } },
		},
	],
	default: 'getManyProjects',
};

export const locators: INodeProperties[] = [
	...updateDisplayOptions(
		{
			show: {
				resource: ['project'],
				operation: ['getManyInOrganization', 'getManyInOrganizationByAge'],
			},
		},
		[organizationSlug],
	),
];

export const fields: INodeProperties[] = [
	...configurationFields,
	...createFields,
	...deleteFields,
	...getAvailableRegionsFields,
	...filterFields,
	...getHealthFields,
	...getManyInOrganizationFields,
	...pauseFields,
	...restartFields,
	...transferFields,
	...updateFields,
];
