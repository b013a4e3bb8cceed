import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IHookFunctions,
	type INode,
} from 'n8n-workflow';

import type { Endpoint } from '../../nodes/SupabaseManagementTrigger/endpoints';
import {
	chosenEvents,
	isRegistered,
	register,
	unregister,
} from '../../nodes/SupabaseManagementTrigger/registration';
import type { Remembered } from '../../nodes/SupabaseManagementTrigger/remembered';

/** Supabase’s data, the requests, and the operations that return an error. */
const mockApi = {
	endpoints: new Map<string, Endpoint>(),
	calls: [] as unknown[][],
	errors: {} as Record<string, Error>,
	apiAddress: 'https://api.supabase.com',
	/** The subject of the credential’s errors. */
	place: undefined as object | undefined,
	call(name: string, owner: unknown, ...given: unknown[]) {
		mockApi.calls.push([name, owner, ...given]);
		if (mockApi.errors[name] !== undefined) throw mockApi.errors[name];
	},
};

jest.mock('../../nodes/SupabaseManagementTrigger/endpoints', () => ({
	listEndpoints: async (_context: unknown, owner: unknown) => {
		mockApi.call('list', owner);
		return [...mockApi.endpoints.values()];
	},
	getEndpoint: async (_context: unknown, owner: unknown, id: string) => {
		mockApi.call('get', owner, id);
		return mockApi.endpoints.get(id);
	},
	createEndpoint: async (_context: unknown, owner: unknown, wanted: Endpoint) => {
		mockApi.call('create', owner, wanted);
		const endpoint = { ...wanted, id: 'new' };
		mockApi.endpoints.set('new', endpoint);
		return endpoint;
	},
	updateEndpoint: async (_context: unknown, owner: unknown, id: string, wanted: Endpoint) => {
		mockApi.call('update', owner, id, wanted);
		return mockApi.endpoints.has(id) ? { ...wanted, id } : undefined;
	},
	deleteEndpoint: async (_context: unknown, owner: unknown, id: string) => {
		mockApi.call('delete', owner, id);
		mockApi.endpoints.delete(id);
	},
}));

jest.mock('../../nodes/SupabaseManagement/v1/request/client/client', () => ({
	readCredential: async (_context: unknown, place: object) => {
		mockApi.place = place;
		return { apiAddress: mockApi.apiAddress };
	},
}));

const acme = { organizationSlug: 'acme' };
const globex = { organizationSlug: 'globex' };
const url = 'https://n8n.example.com/webhook/1';
// SHA-256 of “an n8n” and of the secret “s”, shortened.
const prefix = 'n8n workflow wf1, node n1, instance a4e10dc89ea8, secret';
const description = `${prefix} 043a718774c5`;
const node = { id: 'n1', name: 'Trigger' } as INode;
const place = { instance: 'an n8n', workflow: 'wf1', node: 'n1' };
const warnings: string[] = [];

beforeEach(() => {
	mockApi.endpoints.clear();
	mockApi.calls = [];
	mockApi.errors = {};
	mockApi.apiAddress = 'https://api.supabase.com';
	mockApi.place = undefined;
	warnings.length = 0;
});

const ours = (id: string, given: Partial<Endpoint> = {}): Endpoint => ({
	id,
	url,
	description,
	enabled: true,
	event_types: [{ type: 'b' }, { type: 'a' }],
	...given,
});

function have(...endpoints: Endpoint[]) {
	for (const endpoint of endpoints) mockApi.endpoints.set(endpoint.id, endpoint);
}

function contextOf({
	state = {},
	parameters = {},
	address = url,
}: { state?: Remembered; parameters?: IDataObject; address?: string } = {}) {
	const values: IDataObject = {
		scope: 'organization',
		organizationSlug: 'acme',
		events: ['a', 'b'],
		...parameters,
	};
	return {
		getNode: () => node,
		getNodeParameter: (name: string, fallback: unknown) => values[name] ?? fallback,
		getNodeWebhookUrl: (name: string) => (name === 'default' ? address : undefined),
		getInstanceId: () => 'an n8n',
		getWorkflow: () => ({ id: 'wf1' }),
		getWorkflowStaticData: () => state,
		logger: { warn: (text: string) => warnings.push(text) },
	} as unknown as IHookFunctions;
}

const registered = (
	id = 'e1',
	owner: Remembered['endpoint'] extends undefined ? never : object = acme,
) => ({ endpoint: { id, owner, secret: 's', place }, delivered: ['d1'] }) as Remembered;

const names = () =>
	mockApi.calls.map(([name, , id]) => [name, ...(typeof id === 'string' ? [id] : [])].join(' '));

const apiError = (httpCode: string, message: string, failureClass?: string) => {
	const error = new NodeApiError(node, { message }, { message, httpCode, description: 'Next.' });
	error.context.failure = { class: failureClass };
	return error;
};

const thrownBy = async (work: Promise<unknown>) =>
	await work.then(
		() => undefined,
		(error: unknown) => error as Error,
	);

describe('the events', () => {
	it('are those that were selected, and Any Event replaces all others', () => {
		const events = ['a', 'b'];
		const chosen = chosenEvents(contextOf({ parameters: { events } }));
		expect(chosen).toEqual(events);
		expect(chosen).not.toBe(events);
		expect(chosenEvents(contextOf({ parameters: { events: ['a', '*'] } }))).toEqual(['*']);
	});

	it('can be the text of one event', () => {
		expect(chosenEvents(contextOf({ parameters: { events: 'a' } }))).toEqual(['a']);
	});

	it('must not be empty', () => {
		for (const events of [[], undefined]) {
			let thrown: unknown;
			try {
				chosenEvents(contextOf({ parameters: { events } }));
			} catch (error) {
				thrown = error;
			}
			expect(thrown).toMatchObject({
				message: 'Events is empty',
				description: 'Choose at least one event, or Any Event. Nothing was sent to Supabase.',
			});
		}
	});
});

describe('an endpoint', () => {
	it('is registered if it has the workflow’s settings', async () => {
		have(ours('e1'));
		expect(await isRegistered(contextOf({ state: registered() }))).toBe(true);
		expect(mockApi.calls).toEqual([['get', acme, 'e1']]);
		const parameters = { events: ['b', 'a'] };
		expect(await isRegistered(contextOf({ state: registered(), parameters }))).toBe(true);
	});

	it.each<[string, Partial<Endpoint>]>([
		['switched off', { enabled: false }],
		['for other events', { event_types: [{ type: 'a' }] }],
		['for more events', { event_types: [{ type: 'a' }, { type: 'b' }, { type: 'c' }] }],
		['for another address', { url: 'https://other.example.com' }],
		['described differently', { description: 'mine' }],
		['without a description', { description: null }],
		// as after an update whose response was lost
		['with another secret', { description: `${prefix} 0123456789ab` }],
	])('is not registered if it is %s', async (_what, change) => {
		have(ours('e1', change));
		expect(await isRegistered(contextOf({ state: registered() }))).toBe(false);
	});

	it('is not registered if it was removed, another owner was selected, or none is stored', async () => {
		expect(await isRegistered(contextOf({ state: registered() }))).toBe(false);
		mockApi.calls = [];
		expect(await isRegistered(contextOf({ state: registered('e1', globex) }))).toBe(false);
		expect(await isRegistered(contextOf())).toBe(false);
		expect(mockApi.calls).toEqual([]);
	});
});

describe('registering', () => {
	it('creates an endpoint with a new secret, and stores it', async () => {
		const state: Remembered = {};
		await register(contextOf({ state }));
		const [, [name, owner, wanted]] = mockApi.calls as [unknown, [string, object, IDataObject]];
		expect(names()).toEqual(['list', 'create']);
		expect([name, owner]).toEqual(['create', acme]);
		const { signing_secret: secret, ...rest } = wanted;
		expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
		expect(rest).toEqual({
			url,
			event_types: [{ type: 'a' }, { type: 'b' }],
			description: expect.stringMatching(new RegExp(`^${prefix} [0-9a-f]{12}$`)),
			enabled: true,
		});
		expect(await isRegistered(contextOf({ state }))).toBe(true);
		expect(state).toEqual({ endpoint: { id: 'new', owner: acme, secret, place } });
	});

	it('updates the stored endpoint, even if another user changed it', async () => {
		have(ours('e1', { description: 'changed', url: 'https://x.example.com' }));
		const state = registered();
		await register(contextOf({ state }));
		expect(names()).toEqual(['list', 'update e1']);
		expect(state.endpoint?.id).toBe('e1');
		expect(state.endpoint?.secret).not.toBe('s');
	});

	it('reuses an endpoint that the node left behind, and removes other leftovers', async () => {
		have(ours('e1'), ours('e2'), ours('other', { description: 'of somebody else' }));
		have(ours('moved', { url: 'https://x.example.com' }));
		await register(contextOf());
		expect(names()).toEqual(['list', 'delete e2', 'update e1']);
	});

	it('creates an endpoint if the stored one was removed meanwhile', async () => {
		have(ours('e1'));
		const list = mockApi.call.bind(mockApi);
		jest.spyOn(mockApi, 'call').mockImplementation((name, owner, ...given) => {
			if (name === 'update') mockApi.endpoints.delete('e1');
			list(name, owner, ...given);
		});
		await register(contextOf());
		expect(names()).toEqual(['list', 'update e1', 'create']);
		jest.restoreAllMocks();
	});

	it('of another owner is removed first', async () => {
		const state = registered('e1', globex);
		await register(contextOf({ state }));
		expect(mockApi.calls[0]).toEqual(['delete', globex, 'e1']);
		expect(names()).toEqual(['delete e1', 'list', 'create']);
	});

	it.each([
		['forbidden', apiError('403', 'Forbidden')],
		['refused by the credential', new NodeOperationError(node, 'not allowed')],
	])('continues if that is %s, and reports it', async (_what, error) => {
		mockApi.errors.delete = error;
		await register(contextOf({ state: registered('e1', globex) }));
		expect(names()).toEqual(['delete e1', 'list', 'create']);
		expect(warnings).toEqual([
			`The previous endpoint is still registered at Supabase: ${error.message}`,
		]);
	});

	it('fails if that fails for another reason', async () => {
		mockApi.errors.delete = apiError('500', 'Oops');
		const work = register(contextOf({ state: registered('e1', globex) }));
		expect(await thrownBy(work)).toBe(mockApi.errors.delete);
		expect(names()).toEqual(['delete e1']);
		expect(warnings).toEqual([]);
	});

	it.each(['http://localhost:5678/webhook/1', 'https://10.0.0.1/webhook/1'])(
		'refuses an address that Supabase cannot reach: %s',
		async (address) => {
			const { origin } = new URL(address);
			expect(await thrownBy(register(contextOf({ address })))).toMatchObject({
				message: `Supabase cannot reach this n8n: its webhook address is ${origin}`,
				description:
					'Set the environment variable WEBHOOK_URL of n8n to an address with a public domain, or use the Supabase Management Watch Trigger, which does not need one. Nothing was sent to Supabase.',
			});
			expect(mockApi.calls).toEqual([]);
			expect(mockApi.place).toEqual({ node });
		},
	);

	it('accepts any address if the API itself is on this machine', async () => {
		mockApi.apiAddress = 'http://127.0.0.1:54323';
		await register(contextOf({ address: 'http://localhost:5678/webhook/1' }));
		expect(names()).toEqual(['list', 'create']);
	});
});

describe('an error gives advice', () => {
	const advice = /^Set the environment variable WEBHOOK_URL .* Next\.$/;

	it.each([
		['400', 'url must be public', undefined, advice],
		['400', 'The URL is private', undefined, advice],
		['400', 'curls are not allowed', undefined, /^Next\.$/],
		['422', 'url must be public', undefined, /^Next\.$/],
		[
			'404',
			'Not enabled',
			'earlyAccess',
			/^Next\. In the meantime, use the Supabase Management Watch Trigger, which works for every organization\.$/,
		],
	])('%s %s (%s)', async (status, message, failureClass, expected) => {
		mockApi.errors = { create: apiError(status, message, failureClass) };
		const error = await thrownBy(register(contextOf()));
		expect(error).toBe(mockApi.errors.create);
		expect((error as NodeApiError).description).toMatch(expected);
	});

	it('also during the check, and leaves other errors unchanged', async () => {
		mockApi.errors = { get: apiError('404', 'Not enabled', 'earlyAccess') };
		const error = await thrownBy(isRegistered(contextOf({ state: registered() })));
		expect((error as NodeApiError).description).toMatch(/Watch Trigger/);
		mockApi.errors = { get: new TypeError('bug') };
		expect(await thrownBy(isRegistered(contextOf({ state: registered() })))).toBe(
			mockApi.errors.get,
		);
	});

	it('without a message of Supabase', async () => {
		const silent = apiError('400', 'url must be public');
		silent.description = undefined;
		mockApi.errors = { list: silent };
		const error = (await thrownBy(register(contextOf()))) as NodeApiError;
		expect(error.description).toMatch(/does not need one\. $/);
	});
});

describe('unregistering', () => {
	it('removes the endpoint of its owner, and its stored data and deliveries', async () => {
		have(ours('e1'), ours('e2'));
		const state = registered('e1', globex);
		await unregister(contextOf({ state }));
		expect(mockApi.calls).toEqual([['delete', globex, 'e1']]);
		expect(state).toEqual({});
	});

	it('keeps the data of an endpoint that it could not remove', async () => {
		mockApi.errors.delete = apiError('500', 'Oops');
		const state = registered();
		expect(await thrownBy(unregister(contextOf({ state })))).toBe(mockApi.errors.delete);
		expect(state).toEqual(registered());
	});

	it('removes leftovers if it has no stored data, and nothing else', async () => {
		have(ours('e1'), ours('other', { description: 'x' }), ours('moved', { url: 'https://x.com' }));
		await unregister(contextOf());
		expect(names()).toEqual(['list', 'delete e1']);
	});

	it('succeeds if there is nothing to remove', async () => {
		mockApi.errors.list = apiError('403', 'Forbidden');
		expect(await thrownBy(unregister(contextOf()))).toBeUndefined();
	});

	it('does not remove the endpoint of a copied workflow’s original', async () => {
		have(ours('e1', { description: description.replace('wf1', 'other') }));
		const state = registered();
		state.endpoint!.place = { ...place, workflow: 'other' };
		await unregister(contextOf({ state }));
		expect(names()).toEqual(['list']);
		expect(state).toEqual({});
	});
});
