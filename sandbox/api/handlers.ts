import type { Handlers } from './handler.ts';
import { accountHandlers } from './world/account.ts';
import { addOnHandlers } from './world/addOns.ts';
import { apiKeyHandlers } from './world/apiKeys.ts';
import { branchHandlers } from './world/branches.ts';
import { databaseHandlers } from './world/database.ts';
import { fileHandlers } from './world/files.ts';
import { functionHandlers } from './world/functions.ts';
import { hostnameHandlers } from './world/hostname.ts';
import { infrastructureHandlers } from './world/infrastructure.ts';
import { listHandlers } from './world/lists.ts';
import { logHandlers } from './world/logs.ts';
import { networkHandlers } from './world/network.ts';
import { organizationHandlers } from './world/organizations.ts';
import { peopleHandlers } from './world/people.ts';
import { projectConfigHandlers } from './world/projectConfig.ts';
import { projectHandlers } from './world/projects.ts';
import { secretHandlers } from './world/secrets.ts';
import { serviceHandlers } from './world/services.ts';
import { signInHandlers } from './world/signIn.ts';
import { webhookHandlers } from './world/webhooks.ts';

/** The handlers by operationId. Operations without one follow the rule in documents.ts. */
export const handlers: Handlers = {
	...organizationHandlers,
	...projectHandlers,
	...accountHandlers,
	...addOnHandlers,
	...apiKeyHandlers,
	...branchHandlers,
	...databaseHandlers,
	...fileHandlers,
	...functionHandlers,
	...hostnameHandlers,
	...infrastructureHandlers,
	...listHandlers,
	...logHandlers,
	...networkHandlers,
	...peopleHandlers,
	...projectConfigHandlers,
	...secretHandlers,
	...serviceHandlers,
	...signInHandlers,
	...webhookHandlers,
};
