// Writes nodes/SupabaseManagement/v1/request/failure/requirements.ts from the contract: which permission,
// OAuth scope and plan each operation needs. Run it after renewing the contract.
import { writeFileSync } from 'node:fs';

import { readDocument } from './document.ts';

const contract = readDocument();
const target = new URL(
	'../nodes/SupabaseManagement/v1/request/failure/requirements.ts',
	import.meta.url,
);

const quoted = (text) => `'${text}'`;
const listed = (texts) => `[${texts.map(quoted).join(', ')}]`;

const lines = Object.entries(contract.paths)
	.flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => {
			const permissions = operation['x-permissions'] ?? [];
			const scope = operation['x-oauth-scope'];
			const plans = operation['x-allowed-plans'];
			const parts = [
				permissions.length > 0 && `permissions: [${permissions.map(listed).join(', ')}]`,
				scope && `scope: ${quoted(scope)}`,
				plans && `plans: ${listed(plans)}`,
			].filter(Boolean);
			return parts.length > 0
				? `\t'${method.toUpperCase()} ${path}': { ${parts.join(', ')} },`
				: undefined;
		}),
	)
	.filter(Boolean)
	.sort();

writeFileSync(
	target,
	`// Written by contract/requirements.mjs. Do not edit it by hand.
import type { OperationKey } from './operation';

export type Requirement = {
	/** Of access tokens: any of these lists, all of its permissions. */
	permissions?: string[][];
	/** Of OAuth apps. */
	scope?: string;
	/** The plans that include the operation, where not all do. */
	plans?: string[];
};

// prettier-ignore
export const requirements: Partial<Record<OperationKey, Requirement>> = {
${lines.join('\n')}
};
`,
);
