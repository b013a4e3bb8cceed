import type { IHttpRequestOptions, INodeParameters } from 'n8n-workflow';

import { always, answerWith, stopAnswering, type Answer } from '../harness/api';
import { CredentialsInMemory } from '../harness/credentials';
import { runNode } from '../harness/engine';

const own = 'abcdefghijklmnopqrst';
const branch = 'zyxwvutsrqponmlkjihg';

afterEach(() => {
	stopAnswering();
	jest.restoreAllMocks();
});

const wait = { waitForCompletion: true, waitOptions: { interval: 0.01, timeout: 0.01 } };

/** Operations that send more than one request, and the reasons. */
const cases: Array<[string, INodeParameters, Answer[]]> = [
	[
		'pages',
		{ resource: 'snippet', operation: 'getMany', returnAll: true },
		[
			{ status: 200, body: { data: [{ id: '1' }], cursor: 'a' } },
			{ status: 200, body: { data: [] } },
		],
	],
	[
		'looks of a wait',
		{ resource: 'project', operation: 'pause', projectRef: own, ...wait },
		[{ status: 200 }, { status: 200, body: { status: 'INACTIVE' } }],
	],
	[
		'a look-up before',
		{
			resource: 'branch',
			operation: 'merge',
			parentProjectRef: own,
			branchIdOrRef: branch,
			waitForCompletion: false,
		},
		[
			{ status: 200, body: [{ project_ref: branch, parent_project_ref: own }] },
			{ status: 200, body: {} },
		],
	],
	[
		'an explanation',
		{ resource: 'project', operation: 'pause', projectRef: own },
		[
			{ status: 400, body: { message: 'Not possible in this state' } },
			{ status: 200, body: { status: 'RESTORING' } },
		],
	],
];

it.each(cases)(
	'proxy, timeout, certificates and allowed domains of an item apply to %s',
	async (_what, parameters, answers) => {
		const sent: IHttpRequestOptions[] = [];
		const { authenticate } = CredentialsInMemory.prototype;
		jest.spyOn(CredentialsInMemory.prototype, 'authenticate').mockImplementation(async function (
			this: CredentialsInMemory,
			data,
			type,
			options,
			...rest
		) {
			sent.push(options);
			const direct = { ...options, proxy: undefined };
			return await authenticate.call(this, data, type, direct, ...rest);
		});
		const requests = answerWith(...answers.slice(0, -1), always(answers.at(-1)!));
		await runNode({
			parameters,
			credential: {
				allowedProjects: parameters.resource === 'branch' ? `${own} ${branch}` : '',
				allowedHttpRequestDomains: 'domains',
				allowedDomains: 'api.supabase.com',
			},
			requestOptions: {
				timeLimit: 1,
				proxy: 'http://127.0.0.1:9',
				timeout: 12_345,
				allowUnauthorizedCerts: true,
			},
		});
		expect(requests.length).toBeGreaterThanOrEqual(2);
		expect(sent).toHaveLength(requests.length);
		for (const { proxy, timeout, skipSslCertificateValidation, allowedDomains } of sent) {
			expect({ proxy, skipSslCertificateValidation, allowedDomains }).toEqual({
				proxy: { protocol: 'http', host: '127.0.0.1', port: 9 },
				skipSslCertificateValidation: true,
				allowedDomains: 'api.supabase.com',
			});
			expect(timeout).toBeLessThanOrEqual(12_345);
			expect(timeout).toBeGreaterThan(0);
		}
	},
);
