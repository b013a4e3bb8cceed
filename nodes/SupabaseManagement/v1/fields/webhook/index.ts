import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { createFields } from './create.operation';
import { deleteFields } from './delete.operation';
import { deleteAllFields } from './deleteAll.operation';
import { sendTestEventFields } from './sendTestEvent.operation';
import { updateFields } from './update.operation';
import { webhookResources } from './webhookResources';

export { checkEndpoint } from './checkEndpoint';
export { webhookLocators } from './locators';

export const webhookFields: INodeProperties[] = [
	...deleteFields,
	...deleteAllFields,
	...updateDisplayOptions({ show: { resource: webhookResources } }, [
		{
			displayName:
				'Platform webhooks are in early access. Supabase refuses them for organizations without access.',
			name: 'earlyAccessNotice',
			type: 'notice',
			default: '',
		},
	]),
	...createFields,
	...sendTestEventFields,
	...updateFields,
];
