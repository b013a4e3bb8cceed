import {
	adviceFor,
	titleOf,
	type Doing,
} from '../../nodes/SupabaseManagement/v1/request/failure/classes';
import {
	failureIn,
	isFinal,
	type FailureClass,
} from '../../nodes/SupabaseManagement/v1/request/failure/failure';
import { onlyReads } from '../../nodes/SupabaseManagement/v1/request/guard/readingPosts';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { operations } from '../harness/operations';

const sentence = 'The teapot is short and stout';

/** All formats in which Supabase and its proxies send a message. */
const shapes: Record<string, unknown> = {
	'{ message }': { message: sentence },
	'{ message: […] }': { message: [sentence] },
	'{ error: { message } }': { error: { code: 'teapot', message: sentence, id: 'e1' } },
	'{ error: { message, issues: [] } }': { error: { message: sentence, issues: [] } },
	'{ message, error: {} }': { message: sentence, error: { code: 'teapot' } },
	'{ error }': { error: sentence },
	'{ error, error_description }': { error: 'teapot', error_description: sentence },
	'{ msg } of GoTrue': { code: 418, error_code: 'teapot', msg: sentence },
	'a line of text': sentence,
	'JSON with the type of a text': JSON.stringify({ message: sentence }),
	'bytes, if a file was requested': Buffer.from(JSON.stringify({ message: sentence })),
	'the title of a web page': `<!DOCTYPE html><html><head><title>${sentence}</title></head></html>`,
};

const silent: Record<string, unknown> = {
	nothing: undefined,
	'an empty text': '',
	'{}': {},
	null: null,
	'a list': [],
	'a web page without a title': '<html></html>',
};

/** The meaning of each status without a more specific message, and words that must not appear. */
const statuses: Array<[number[], FailureClass, advice: RegExp]> = [
	[
		[301, 302, 303, 307, 308],
		'redirect',
		/^The node did not follow it, so the token was not sent there/,
	],
	[[400, 405, 413, 415, 418, 451], 'state', /^$/],
	[[402], 'plan', /\bupgrade\b/i],
	[[403], 'forbidden', /role in the organization|lacks/],
	[[404], 'notFound', /^It may .*have been removed/],
	[[410], 'gone', /no longer exists/],
	[[422], 'invalid', /^Correct the fields/],
	[[429], 'rateLimited', /^Supabase accepts requests again in/],
	[[540], 'paused', /^Restore it first/],
	[[544], 'databaseUnreachable', /^It may be starting/],
	[
		[408, 500, 501, 502, 503, 504, 520, 521, 522, 523, 524, 525, 530, 599],
		'unavailable',
		/Try again in a few minutes/,
	],
];

const doing: Doing = {
	pathValues: { ref: 'abcdefghijklmnopqrst' },
	hasFields: true,
	isRepeatable: false,
	timeAdvice: '',
};

const failureOf = (key: OperationKey, statusCode: number, body: unknown) =>
	failureIn(key, { statusCode, headers: {}, body: body as never })!;

const keys = [...new Set(operations.map(({ key }) => key as OperationKey))];

const rows = statuses.flatMap(([group, ...means]) =>
	group.map((status) => [status, ...means] as const),
);

/** The differences between operations. The tests compare every operation with them. */
const ofEveryOperation = <Result>(look: (key: OperationKey) => Result): Result[] => [
	...new Set(keys.map(look)),
];

describe.each(rows)('%d', (status, failureClass, advice) => {
	const adviceOf = (body: unknown) => (key: OperationKey) =>
		adviceFor(failureOf(key, status, body), doing);

	it.each(Object.entries(shapes))('with %s, of every operation', (_name, body) => {
		const classes = ofEveryOperation((key) => failureOf(key, status, body).class);
		expect(classes).toEqual([failureClass]);
		for (const words of ofEveryOperation(adviceOf(body))) expect(words).toMatch(advice);
		// Redirects do not come from Supabase.
		if (failureClass === 'redirect') return;
		const titles = ofEveryOperation((key) => titleOf(failureOf(key, status, body), doing));
		expect(titles).toEqual([sentence]);
	});

	it.each(Object.entries(silent))('with %s, of every operation', (_name, body) => {
		const classes = ofEveryOperation((key) => failureOf(key, status, body).class);
		expect(classes).toEqual([failureClass]);
		for (const words of ofEveryOperation(adviceOf(body))) expect(words).toMatch(advice);
		const titles = ofEveryOperation((key) => titleOf(failureOf(key, status, body), doing));
		for (const title of titles) expect(title).toMatch(/^[A-Zn].{8,}[^.]$/);
	});

	it('warns “may have executed the request” only for requests that change something', () => {
		const said = keys.filter((key) =>
			adviceOf({ message: sentence })(key).includes('may have executed the request'),
		);
		const changing = keys.filter((key) => !onlyReads(key));
		expect(said).toEqual(failureClass === 'unavailable' ? changing : []);
	});

	it('advises to correct fields only if some are filled in', () => {
		const advices = ofEveryOperation((key) =>
			adviceFor(failureOf(key, status, { message: sentence }), { ...doing, hasFields: false }),
		);
		for (const words of advices) expect(words).not.toMatch(/field/i);
	});

	it('is retried only if that is safe', () => {
		const isTried = [408, 500, 502, 503, 504, 520, 521, 522, 523, 524].includes(status);
		const isFinalFor = (isRepeatable: boolean) =>
			ofEveryOperation((key) => isFinal(failureOf(key, status, undefined), isRepeatable));
		expect(isFinalFor(false)).toEqual([true]);
		expect(isFinalFor(true)).toEqual([!isTried]);
	});
});

describe('409', () => {
	it('is about a name for operations that create something with a name, and otherwise about its state', () => {
		const creating = keys.filter(
			(key) => failureOf(key, 409, { message: sentence }).class === 'nameTaken',
		);
		expect(creating.sort()).toEqual([
			'POST /v1/organizations',
			'POST /v1/projects',
			'POST /v1/projects/{ref}/branches',
			'POST /v1/projects/{ref}/functions',
			'POST /v2/projects/{ref}/branches',
		]);
	});

	it.each([
		'A branch with this name already exists',
		'Name is taken',
		'duplicate key value violates unique constraint',
	])('“%s” advises to choose another name, for every operation', (message) => {
		for (const key of keys) {
			const failure = failureOf(key, 409, { message });
			expect(adviceFor(failure, doing)).toMatch(/^Choose another name/);
		}
	});
});

describe('401', () => {
	it.each(['Unauthorized', 'JWT could not be decoded', 'Invalid token', ''])(
		'“%s” is about the token, of every operation',
		(message) => {
			for (const key of keys) {
				const failure = failureOf(key, 401, { message });
				expect([key, failure.class]).toEqual([key, 'unauthenticated']);
				expect(adviceFor(failure, doing)).toMatch(/token|Client Secret/);
			}
		},
	);

	it.each(Object.entries(shapes))('with another message in %s is not', (_name, body) => {
		for (const key of keys) {
			const failure = failureOf(key, 401, body);
			expect([key, failure.class]).toEqual([key, 'state']);
			expect(titleOf(failure, doing)).toBe(sentence);
			expect(adviceFor(failure, doing)).not.toMatch(/token/);
		}
	});
});

it.each([400, 403, 404, 409, 422])(
	'%d for something removed says so, of every operation',
	(status) => {
		for (const key of keys) {
			const failure = failureOf(key, status, { message: 'Resource has been removed' });
			expect([key, failure.class]).toEqual([key, 'gone']);
		}
	},
);
