import type { Handlers } from './handler.ts';
import { apiKeyHandlers } from './world/apiKeys.ts';
import { branchHandlers } from './world/branches.ts';
import { databaseHandlers } from './world/database.ts';
import { fileHandlers } from './world/files.ts';
import { functionHandlers } from './world/functions.ts';
import { listHandlers } from './world/lists.ts';
import { logHandlers } from './world/logs.ts';
import { organizationHandlers } from './world/organizations.ts';
import { projectHandlers } from './world/projects.ts';
import { secretHandlers } from './world/secrets.ts';
import { webhookHandlers } from './world/webhooks.ts';

/** What answers each operation, by operationId; any other is answered from the contract alone. */
export const handlers: Handlers = {
	...organizationHandlers,
	...projectHandlers,
	...apiKeyHandlers,
	...branchHandlers,
	...databaseHandlers,
	...fileHandlers,
	...functionHandlers,
	...listHandlers,
	...logHandlers,
	...secretHandlers,
	...webhookHandlers,
};
