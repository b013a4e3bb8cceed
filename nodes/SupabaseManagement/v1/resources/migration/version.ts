import type { INodeProperties } from 'n8n-workflow';

import { migration } from '../../fields/migration';

/** Fills `{version}` in the path. */
export const version: INodeProperties = {
	...migration,
	typeOptions: { loadOptionsDependsOn: ['projectRef.value'] },
	required: true,
	description: 'The migration to work on',
};
