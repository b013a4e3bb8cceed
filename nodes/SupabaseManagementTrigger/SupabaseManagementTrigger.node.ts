import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { authentication, credentials } from '../SupabaseManagement/v1/fields/authentication';
import { organizationSlug } from '../SupabaseManagement/v1/fields/organizationSlug';
import { projectRef } from '../SupabaseManagement/v1/fields/projectRef';
import { searchOrganizations } from '../SupabaseManagement/v1/fields/organizations.list';
import { searchProjects } from '../SupabaseManagement/v1/fields/projects.list';
import { anyEvent, eventTypes } from '../SupabaseManagement/v1/fields/webhook/eventTypes';
import { receive } from './delivery';
import { isRegistered, register, unregister } from './registration';
import { sendTestEventSoon } from './testEvent';

export class SupabaseManagementTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Supabase Management Trigger',
		name: 'supabaseManagementTrigger',
		icon: {
			light: 'file:../SupabaseManagement/supabaseManagement.svg',
			dark: 'file:../SupabaseManagement/supabaseManagement.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["events"].includes("*") ? "any event" : $parameter["events"].join(", ").replaceAll("v1.", "") }}',
		// n8n’s node panel also shows this for our main node, because it lists the trigger under it.
		description:
			'Manage projects, organizations and everything else in the Supabase dashboard, or start the workflow when Supabase reports an event',
		eventTriggerDescription: 'Waiting for a test event from Supabase',
		activationMessage:
			'Supabase now sends your events to this workflow. Each one starts an execution.',
		defaults: { name: 'Supabase Management Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'webhook',
				rawBody: true,
				// Users need not copy the URL, because the node registers it.
				ndvHideUrl: true,
			},
		],
		triggerPanel: {
			header: 'Request a test event from Supabase',
			executionsHelp: {
				inactive:
					'<b>While you build the workflow</b>, click Execute step. n8n registers an endpoint at Supabase, requests a test event, and removes the endpoint afterwards.<br /><br /><b>When the workflow is ready</b>, publish it. The endpoint then stays registered, and every event that you chose starts the workflow.',
				active:
					'<b>While you change the workflow</b>, click Execute step. n8n registers a second endpoint at Supabase, requests a test event, and removes the second endpoint afterwards.<br /><br /><b>In the meantime</b>, events still start the published workflow. You can see them under Executions.',
			},
			activationHint:
				'After you publish the workflow, events from Supabase start it. You can see them under Executions.',
		},
		properties: [
			{
				displayName:
					'Platform webhooks are in early access. Supabase refuses them for organizations without access. The Supabase Management Watch Trigger works for every organization.',
				name: 'earlyAccessNotice',
				type: 'notice',
				default: '',
			},
			authentication,
			{
				displayName: 'Source of Events',
				name: 'scope',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Organization',
						value: 'organization',
						description: 'Events of an organization and all its projects',
					},
					{ name: 'Project', value: 'project', description: 'Events of one project' },
				],
				default: 'organization',
			},
			{
				...organizationSlug,
				description: 'The organization that the events come from',
				displayOptions: { show: { scope: ['organization'] } },
			},
			{
				...projectRef,
				description: 'The project that the events come from',
				displayOptions: { show: { scope: ['project'] } },
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				default: [],
				description: 'The events that start the workflow',
				options: [anyEvent, ...eventTypes],
				displayOptions: { show: { scope: ['organization'] } },
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				default: [],
				description:
					'The events that start the workflow. Events about members and plans are available for an organization only.',
				options: [anyEvent, ...eventTypes.filter(({ name }) => name.startsWith('Project'))],
				displayOptions: { show: { scope: ['project'] } },
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					{
						displayName: 'Include Test Events',
						name: 'includeTestEvents',
						type: 'boolean',
						default: true,
						description:
							'Whether test events also start the published workflow. While you listen in the editor, they always start it.',
					},
					{
						displayName: 'Simplify',
						name: 'simplify',
						type: 'boolean',
						default: true,
						description:
							'Whether to return a simplified version of the response instead of the raw data',
					},
				],
			},
		],
	};

	methods = { listSearch: { searchOrganizations, searchProjects } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},

			async create(this: IHookFunctions): Promise<boolean> {
				await register(this);
				// The editor listens immediately, and continues to listen if this fails.
				if (this.getMode() === 'manual') void sendTestEventSoon(this);
				return true;
			},

			async delete(this: IHookFunctions): Promise<boolean> {
				await unregister(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
