import {
	Failure,
	failureIn,
	failureWithoutAnswer,
	isFinal,
	isMissing,
	leavesInDoubt,
	mayHaveBeenDone,
	mayPass,
	NoTurn,
	refusesToken,
	UnreadableAnswer,
	type FailureClass,
} from '../../nodes/SupabaseManagement/v1/request/failure/failure';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';

const patch: OperationKey = 'PATCH /v1/projects/{ref}';
const get: OperationKey = 'GET /v1/projects/{ref}';

const answer = (statusCode: number, body: unknown = '') => ({
	statusCode,
	headers: { 'x-request-id': 'r1' },
	body: body as never,
});

const classOf = (status: number, message: unknown = '', key: OperationKey = patch) =>
	failureIn(key, answer(status, typeof message === 'string' ? { message } : message))?.class;

describe('an answer is an error', () => {
	it.each([199, 300, 302, 400, 404, 500, 599])('with the status %i', (status) =>
		expect(failureIn(get, answer(status))).toMatchObject({
			status,
			key: get,
			headers: { 'x-request-id': 'r1' },
			tries: 1,
			elapsed: 0,
		}),
	);

	it.each([200, 201, 299])('but not with the status %i', (status) =>
		expect(failureIn(get, answer(status, { ok: true }))).toBeUndefined(),
	);

	it('with a 200 that carries an error', () => {
		expect(failureIn(get, answer(200, { error: 'bad SQL' }))).toMatchObject({
			class: 'invalid',
			status: 400,
			said: { message: 'bad SQL' },
			headers: { 'x-request-id': 'r1' },
		});
		expect(classOf(200, { error: 'none was sent', data: [] })).toBe('invalid');
		expect(classOf(200, { error: 'bad', data: 'x' })).toBe('invalid');
	});

	it.each([
		[{ error: null }],
		[{ error: '' }],
		[{ error: 'one was not sent', data: [{ id: 1 }] }],
		['error'],
		[null],
		[undefined],
		[[]],
	])('but not with a 200 that carries %j', (body) =>
		expect(failureIn(get, answer(200, body))).toBeUndefined(),
	);
});

describe('the class of an answer', () => {
	it.each([
		[302, '', 'redirect'],
		[399, '', 'redirect'],
		[400, '', 'state'],
		[400, 'PITR is not enabled for this project', 'state'],
		[400, 'Resource has been removed', 'gone'],
		[404, 'resource has been removed', 'gone'],
		[410, '', 'gone'],
		[400, 'Duplicated function slug', 'nameTaken'],
		[400, 'duplicate function slug', 'nameTaken'],
		[400, 'The slug is a duplicate slug', 'state'],
		[401, '', 'unauthenticated'],
		[401, 'Unauthorized', 'unauthenticated'],
		[401, 'JWT could not be decoded', 'unauthenticated'],
		[401, 'Invalid token', 'unauthenticated'],
		[401, 'Bad credentials', 'unauthenticated'],
		[401, 'Missing authorization header', 'unauthenticated'],
		[401, 'You are not authenticated', 'unauthenticated'],
		[401, 'Missing credential', 'unauthenticated'],
		[401, 'Rate limit of email needs custom SMTP', 'state'],
		[401, 'The sender is unauthorized', 'state'],
		[402, 'anything', 'plan'],
		[400, 'This needs the Pro Plan', 'plan'],
		[403, 'Only on the Team plan', 'plan'],
		[422, 'Enterprise plan only', 'plan'],
		[400, 'Upgrade your organization to use this', 'plan'],
		[400, 'Please upgrade the plan', 'plan'],
		[400, { message: 'x', error: { code: 'entitlement_required' } }, 'plan'],
		[400, 'Upgrade Postgres first', 'state'],
		[403, { code: 'webhooks_early_access_disabled' }, 'earlyAccess'],
		[404, { code: 'access_disabled' }, 'earlyAccess'],
		[403, { code: 'access_disabled_by_owner' }, 'forbidden'],
		[403, 'Forbidden resource', 'forbidden'],
		[404, 'Project not found', 'notFound'],
		[406, 'Failed to retrieve SQL snippet', 'notFound'],
		[406, 'It failed to retrieve', 'state'],
		[408, '', 'unavailable'],
		[409, 'Another operation is running', 'conflict'],
		[409, 'A domain already exists', 'nameTaken'],
		[409, 'That name is taken', 'nameTaken'],
		[409, 'It was mistaken', 'conflict'],
		[409, 'already in use', 'nameTaken'],
		[409, 'duplicate key', 'nameTaken'],
		[422, 'no words for it', 'invalid'],
		[429, 'Resource has been removed', 'rateLimited'],
		[499, '', 'state'],
		[500, '', 'unavailable'],
		[500, 'This needs the Pro plan', 'unavailable'],
		[503, 'Upgrade your plan', 'unavailable'],
		[540, '', 'paused'],
		[544, 'A custom hostname must be deleted first', 'blocked'],
		[544, 'Remove the domain first', 'blocked'],
		[544, 'The project is paused', 'paused'],
		[544, 'No connection', 'databaseUnreachable'],
		[400, 'Failed to connect to the database', 'databaseUnreachable'],
		[400, 'connection to postgres was closed', 'databaseUnreachable'],
		[400, 'The database is unreachable', 'databaseUnreachable'],
		[400, 'Postgres timed out', 'databaseUnreachable'],
		[400, 'database timeout', 'databaseUnreachable'],
		[400, 'Project is paused', 'paused'],
		[400, 'name must be shorter than 256', 'invalid'],
		[400, 'name must not contain spaces', 'invalid'],
		[400, 'name should have letters', 'invalid'],
		[400, 'name is required', 'invalid'],
		[400, 'x is not a valid region', 'invalid'],
		[400, 'Invalid region', 'invalid'],
		[400, 'This is an invalid region', 'state'],
		[400, 'Not allowed: the region', 'state'],
		[400, 'number expected', 'invalid'],
		[400, 'Unrecognized key in object', 'invalid'],
		[400, 'db.name: too long', 'invalid'],
		[400, 'Project not ready for deletion.', 'state'],
		[400, { message: 'Bad', errors: [{ field: 'name', message: 'too long' }] }, 'invalid'],
	])('%i %j is %s', (status, message, expected) => expect(classOf(status, message)).toBe(expected));

	it.each([
		'POST /v1/projects',
		'POST /v1/organizations',
		'POST /v1/projects/{ref}/branches',
		'POST /v1/projects/{ref}/functions',
	])('409 for %s is about the name, whatever it says', (key) =>
		expect(classOf(409, 'Conflict', key as OperationKey)).toBe('nameTaken'),
	);

	// Its next version is bundled, but not published.
	it.each([
		['Deployment already exists', 'conflict'],
		['A deployment already exists', 'nameTaken'],
	])('409 for an Edge Function that says “%s” is %s', (message, expected) =>
		expect(classOf(409, message, 'POST /v1/projects/{ref}/functions')).toBe(expected),
	);

	it.each([
		'POST /v1/projects/{ref}/pause',
		'GET /v1/projects',
		'PUT /v1/projects/{ref}/functions',
	])('409 for %s is not', (key) =>
		expect(classOf(409, 'Conflict', key as OperationKey)).toBe('conflict'),
	);
});

describe('a failure without an answer', () => {
	const withCode = (code: unknown, depth = 0): Error =>
		depth === 0
			? Object.assign(new Error('x'), { code })
			: new Error('wrapped', { cause: withCode(code, depth - 1) });

	it.each([
		'ECONNREFUSED',
		'EHOSTDOWN',
		'EHOSTUNREACH',
		'ENETDOWN',
		'ENETUNREACH',
		'ENOTFOUND',
		'EAI_AGAIN',
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'ERR_TLS_CERT_ALTNAME_INVALID',
	])('with %s was not sent', (code) =>
		expect(failureWithoutAnswer(patch, withCode(code))).toMatchObject({
			class: 'notSent',
			key: patch,
			code,
			status: undefined,
			headers: {},
			said: { message: '' },
		}),
	);

	it.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', 'EX_ENOTFOUND', 'ENOTFOUND_X'])(
		'with %s may have been executed',
		(code) =>
			expect(failureWithoutAnswer(patch, withCode(code))).toMatchObject({ class: 'cut', code }),
	);

	it('is recognized inside up to ten errors of n8n', () => {
		expect(failureWithoutAnswer(patch, withCode('ECONNRESET', 9))).toMatchObject({ class: 'cut' });
		expect(failureWithoutAnswer(patch, withCode('ECONNRESET', 10))).toBeUndefined();
	});

	it.each([
		['X_ECONNRESET'],
		['E'],
		['econnreset'],
		['EPIPE: x'],
		[['EPIPE']],
		[7],
		[undefined],
		['ERR_OUT_OF_RANGE'],
		['ERR_INVALID_ARG_TYPE'],
		['ERR_MISSING_ARGS'],
	])('is not recognized in an error with the code %j', (code) =>
		expect(failureWithoutAnswer(patch, withCode(code))).toBeUndefined(),
	);

	it.each([[undefined], [null], ['ECONNRESET'], [{ code: 'ECONNRESET' }]])(
		'is not recognized in %j',
		(thrown) => expect(failureWithoutAnswer(patch, thrown)).toBeUndefined(),
	);

	it('is classified by the other errors in the chain', () => {
		expect(failureWithoutAnswer(patch, new NoTurn())).toMatchObject({ class: 'noTurn' });
		expect(failureWithoutAnswer(patch, new UnreadableAnswer('It is a web page.'))).toMatchObject({
			class: 'unreadable',
			said: { message: 'It is a web page.', issues: [] },
		});
		const failure = new Failure('conflict', get);
		expect(failureWithoutAnswer(patch, failure)).toBe(failure);
	});
});

const classes: FailureClass[] = [
	'blocked',
	'conflict',
	'cut',
	'databaseUnreachable',
	'earlyAccess',
	'forbidden',
	'gone',
	'invalid',
	'nameTaken',
	'notFound',
	'noTurn',
	'notSent',
	'paused',
	'plan',
	'rateLimited',
	'redirect',
	'state',
	'unauthenticated',
	'unavailable',
	'unreadable',
];
const those = (is: (failureClass: FailureClass) => boolean) => classes.filter(is);

describe('a failure', () => {
	it('may be temporary', () => {
		expect(those(mayPass)).toEqual([
			'cut',
			'noTurn',
			'notSent',
			'rateLimited',
			'unavailable',
			'unreadable',
		]);
	});

	it('means that something does not exist', () => {
		expect(those(isMissing)).toEqual(['gone', 'notFound']);
	});

	it('leaves open whether a change was made', () => {
		const inDoubt = ['cut', 'unavailable', 'unreadable'];
		expect(those(leavesInDoubt)).toEqual(inDoubt);
		expect(those((each) => mayHaveBeenDone(new Failure(each, patch)))).toEqual(inDoubt);
		expect(those((each) => mayHaveBeenDone(new Failure(each, get)))).toEqual([]);
	});

	it('is final unless it is temporary and repeating is safe', () => {
		const failure = (each: FailureClass) => new Failure(each, get, { answer: answer(503) });
		expect(those((each) => !isFinal(failure(each), true))).toEqual([
			'cut',
			'notSent',
			'unavailable',
		]);
		expect(those((each) => !isFinal(failure(each), false))).toEqual(['notSent']);
		const cut = new Failure('cut', get, { code: 'ECONNRESET' });
		expect([isFinal(cut, true), isFinal(cut, false)]).toEqual([false, true]);
	});

	it('of a server is temporary only with some statuses', () => {
		const passing = Array.from({ length: 200 }, (_, index) => 400 + index).filter(
			(status) => !isFinal(new Failure('unavailable', get, { answer: answer(status) }), true),
		);
		expect(passing).toEqual([408, 500, 502, 503, 504, 520, 521, 522, 523, 524]);
	});

	it.each([
		['ECONNREFUSED', false],
		['ENOTFOUND', false],
		['CERT_HAS_EXPIRED', true],
		['DEPTH_ZERO_SELF_SIGNED_CERT', true],
		['SELF_SIGNED_CERT_IN_CHAIN', true],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true],
		['ERR_TLS_CERT_ALTNAME_INVALID', true],
		['X_CERT_', false],
	])('with %s, which was not sent, is final: %s', (code, expected) =>
		expect(isFinal(new Failure('notSent', get, { code }), true)).toBe(expected),
	);

	it('has its number of tries, and is an error of its class', () => {
		const failure = new Failure('conflict', get, { answer: answer(409) });
		expect(failure.after(3, 1200)).toBe(failure);
		expect(failure).toMatchObject({ tries: 3, elapsed: 1200, message: 'conflict', status: 409 });
	});
});

it.each([
	[401, 'Unauthorized', true],
	[401, 'Rate limit of email needs custom SMTP', false],
	[403, 'Unauthorized', false],
])('%i %s means that the token is refused: %s', (status, message, expected) =>
	expect(refusesToken(answer(status, { message }))).toBe(expected),
);
