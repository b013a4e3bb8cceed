import type { INodeTypeBaseDescription, IVersionedNodeType } from 'n8n-workflow';
import { VersionedNodeType } from 'n8n-workflow';

import { SupabaseManagementV1 } from './v1/SupabaseManagementV1.node';

export class SupabaseManagement extends VersionedNodeType {
	constructor() {
		const identity: INodeTypeBaseDescription = {
			displayName: 'Supabase Management',
			name: 'supabaseManagement',
			icon: {
				light: 'file:supabaseManagement.svg',
				dark: 'file:supabaseManagement.dark.svg',
			},
			group: ['transform'],
			subtitle:
				'={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/[A-Z]/g, " $&").toLowerCase() }}',
			description: 'Manage Supabase projects, organizations and everything else in the dashboard',
			defaultVersion: 1,
		};

		const versions: IVersionedNodeType['nodeVersions'] = {
			1: new SupabaseManagementV1(identity),
		};

		super(versions, identity);
	}
}
