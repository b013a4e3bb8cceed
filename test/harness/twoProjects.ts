import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { openSandbox } from '../sandbox/harness';
import { runNode, type Run } from './engine';

/** Typical changes in a staging project, in every service. */
export const changes: Array<[method: string, path: string, body: object]> = [
	['PATCH', 'postgrest', { max_rows: 77, db_schema: 'public,api' }],
	[
		'PATCH',
		'config/auth',
		{ site_url: 'https://staging.example.com', jwt_exp: 1800, uri_allow_list: 'https://a.example' },
	],
	[
		'PATCH',
		'config/storage',
		{
			fileSizeLimit: 1_000_000,
			features: {
				icebergCatalog: { enabled: true, maxNamespaces: 7, maxTables: 7, maxCatalogs: 2 },
			},
		},
	],
	['PATCH', 'config/realtime', { max_concurrent_users: 100 }],
	['PATCH', 'config/database/pooler', { default_pool_size: 20 }],
	[
		'POST',
		'network-restrictions/apply',
		{ dbAllowedCidrs: ['203.0.113.0/24'], dbAllowedCidrsV6: ['2001:db8::/32'] },
	],
	['PUT', 'ssl-enforcement', { requestedConfig: { database: true } }],
	['PATCH', 'config/database/postgres', { max_connections: 90, 'pg_net.batch_size': 100 }],
];

/** The requests with which Apply Configuration writes these changes, in order. */
export const writes = changes.map(([method, path]) => `${method} ${path}`);

/**
 * Two new projects in the sandbox, and the node that compares them or copies one’s configuration.
 */
export async function openTwoProjects() {
	const { sandbox, ask } = await openSandbox();
	const [staging, production] = sandbox.world.addProjects('acme', 2).map(({ ref }) => ref) as [
		string,
		string,
	];
	const change = async (ref: string, given = changes) => {
		for (const [method, path, body] of given) {
			const { status, text } = await ask(method, `/v1/projects/${ref}/${path}`, { body });
			if (status >= 300) throw new Error(text);
		}
		sandbox.requests.length = 0;
	};
	const run = async (
		operation: string,
		parameters: INodeParameters = {},
		more: Partial<Run> = {},
	) => {
		const { credential, ...given } = more;
		sandbox.requests.length = 0;
		const { items, error } = await runNode({
			parameters: {
				resource: 'project',
				operation,
				projectRef: production,
				configurationSource: 'project',
				...(parameters.configurationSource === 'document' ? {} : { sourceProjectRef: staging }),
				...parameters,
			},
			requestOptions: { timeLimit: 0 },
			credential: { apiAddress: sandbox.url, accessToken: sandbox.token, ...credential },
			...given,
		});
		const sent = sandbox.requests.map(({ method, path }) => `${method} ${path}`);
		const written = sandbox.requests.filter(({ method }) => method !== 'GET');
		return {
			items: items.map(({ json }) => json),
			error,
			sent,
			written,
			writes: written.map(({ method, path }) => `${method} ${path.split(`${production}/`)[1]}`),
		};
	};
	const apply = async (parameters: INodeParameters = {}, more: Partial<Run> = {}) =>
		await run('applyConfiguration', { dryRun: false, ...parameters }, more);
	const compare = async (parameters: INodeParameters = {}) =>
		await run('compareConfiguration', parameters);
	return { sandbox, ask, staging, production, change, apply, compare, run };
}

export const statusOf = (items: IDataObject[], name: string) =>
	items.find(({ setting }) => setting === name)?.status;

/** The parameters for a JSON document as the source. */
export const fromDocument = (configuration: object): INodeParameters => ({
	configurationSource: 'document',
	configurationDocument: JSON.stringify(configuration),
});
