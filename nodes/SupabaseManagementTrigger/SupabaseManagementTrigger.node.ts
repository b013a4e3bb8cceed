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
import { searchOrganizations, searchProjects } from '../SupabaseManagement/v1/methods';
import { anyEvent, eventTypes } from '../SupabaseManagement/v1/resources/webhook/eventTypes';
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
		// n8n's node panel shows this for our main node too, whose entry it puts the trigger into.
		description:
			'Manage projects, organizations and everything else in the Supabase dashboard, or start the workflow when Supabase tells of an event',
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
				// Nobody needs to copy it: the node registers it.
				ndvHideUrl: true,
			},
		],
		triggerPanel: {
			header: 'Have Supabase send a test event',
			executionsHelp: {
				inactive:
					'<b>While you build the workflow</b>, click Execute step. n8n registers an endpoint at Supabase, has it send a test event, and removes the endpoint again.<br /><br /><b>When you are done</b>, publish the workflow. The endpoint then stays, and every event that you have chosen starts the workflow.',
				active:
					'<b>While you change the workflow</b>, click Execute step. n8n registers a second endpoint at Supabase, has it send a test event, and removes that endpoint again.<br /><br /><b>Meanwhile</b> events go on starting the published workflow. You see them under Executions.',
			},
			activationHint:
				'Publish the workflow, and Supabase’s events start it. You see them under Executions.',
		},
		properties: [
			{
				displayName:
					'Platform webhooks are in early access: Supabase refuses them to organizations that do not have them yet. The Supabase Management Watch Trigger works for everybody.',
				name: 'earlyAccessNotice',
				type: 'notice',
				default: '',
			},
			authentication,
			{
				displayName: 'Events Of',
				name: 'scope',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Organization',
						value: 'organization',
						description: 'Of an organization and all its projects',
					},
					{ name: 'Project', value: 'project', description: 'Of one project' },
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
				description: 'What starts the workflow',
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
					'What starts the workflow. Events about members and plans come from the organization only.',
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
							'Whether test events start the published workflow, too. While n8n listens in the editor they always do.',
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
				// Listening does not wait for it, nor end if it fails.
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
