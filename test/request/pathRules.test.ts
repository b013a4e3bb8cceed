import fc from 'fast-check';
import type { INode } from 'n8n-workflow';

import {
	checkPathValues,
	fillPath,
	labels,
	parameterOf,
	placeholdersOf,
	readPathValues,
	shorten,
} from '../../nodes/SupabaseManagement/v1/request/input/path';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { hostile } from '../harness/hostile';
import { operations } from '../harness/operations';

const ref = 'abcdefghijklmnopqrst';
const uuid = '0b6c4f3e-5d5c-4d0e-9d8c-1f2a3b4c5d6e';
const place = { node: { name: 'Supabase' } as INode, itemIndex: 2 };

it('fills any other placeholder as one segment, or is refused', () => {
	const template = '/v1/projects/{ref}/functions/{function_slug}/body';
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile)), (value) => {
			const read = (parameter: string) => (parameter === 'projectRef' ? ref : value);
			let values;
			try {
				values = readPathValues(template, read);
				checkPathValues(`GET ${template}`, values, { node: {} as never });
			} catch (error) {
				expect((error as Error).message).toMatch(/^Edge Function is/);
				return;
			}
			const { pathname, search, hash } = new URL(
				fillPath(template, values),
				'https://api.supabase.com',
			);
			expect(search + hash).toBe('');
			const segments = pathname.split('/');
			expect(segments.slice(0, 5)).toEqual(['', 'v1', 'projects', ref, 'functions']);
			expect(segments.slice(6)).toEqual(['body']);
			expect(decodeURIComponent(segments[5]!)).toBe(value.trim());
		}),
	);
});

describe('the parameter of a placeholder', () => {
	it.each([
		['/v1/projects/{ref}', 'ref', 'projectRef'],
		['/v1/organizations/{slug}', 'slug', 'organizationSlug'],
		['/v1/projects/{ref}/api-keys/{id}', 'id', 'apiKeyId'],
		['/v1/projects/{ref}/branches', 'ref', 'parentProjectRef'],
		['/v1/projects/{ref}/branches/{name}', 'name', 'branchName'],
		['/v2/projects/{ref}/webhooks/deliveries/{id}', 'id', 'deliveryId'],
		['/v1/projects/{ref}/actions/{run_id}', 'run_id', 'runId'],
		['/v1/branches/{branch_id_or_ref}', 'branch_id_or_ref', 'branchIdOrRef'],
		// Only the end of a name is a plural.
		['/v1/caches-sizes/{id}', 'id', 'cachesSizeId'],
		['/v1/series-types/{id}', 'id', 'seriesTypeId'],
	])('of %s, {%s}, is %s', (path, placeholder, parameter) => {
		expect(parameterOf(path, placeholder)).toBe(parameter);
	});
});

const problem = (key: string, values: Record<string, string>) => {
	try {
		checkPathValues(key as OperationKey, values, place);
		return undefined;
	} catch (error) {
		return error as Error;
	}
};

describe('a value in a path', () => {
	const longest = 'x'.repeat(255);

	it.each([
		['ref', ref],
		['parent_project_ref', ref],
		['branch_id_or_ref', ref],
		['branch_id_or_ref', uuid],
		['branch_id_or_ref', uuid.toUpperCase()],
		['slug', 'a'],
		['slug', 'Acme-1_x'],
		['slug', longest],
		['version', '7'],
		['version', '20250312000000'],
		['version', '7'.repeat(255)],
		['aws_account_id', '123456789012'],
		['function_slug', '...'],
		['function_slug', 'a/b'],
		['function_slug', longest],
		['function_slug', '🦄'.repeat(127)],
	])('of {%s} may be %s', (name, value) =>
		expect(problem(`GET /v1/x/{${name}}`, { [name]: value })).toBeUndefined(),
	);

	const hints = {
		ref: 'A project ID has 20 lowercase letters, as in the URL of its dashboard.',
		parent_project_ref: 'A project ID has 20 lowercase letters, as in the URL of its dashboard.',
		branch_id_or_ref:
			'A branch’s ID has 20 lowercase letters, as in the URL of its dashboard, or is a UUID.',
		slug: 'An organization’s slug has only letters, digits, hyphens and underscores.',
		version: 'The version of a migration contains only digits, such as 20250312000000.',
		aws_account_id: 'The ID of an AWS account has 12 digits.',
		function_slug: 'It must be 1 to 255 characters on one line.',
	};

	it.each<[keyof typeof hints, string]>([
		['ref', ref.slice(1)],
		['ref', `${ref}x`],
		['ref', ref.toUpperCase()],
		['ref', uuid],
		['parent_project_ref', `x${ref}`],
		['branch_id_or_ref', `x${ref}`],
		['branch_id_or_ref', `${ref}x`],
		['branch_id_or_ref', `x${uuid}`],
		['branch_id_or_ref', `${uuid}x`],
		['branch_id_or_ref', uuid.replace('-4d0e', '')],
		['branch_id_or_ref', uuid.replaceAll('b', 'g')],
		['slug', `${longest}x`],
		['slug', 'a.b'],
		['slug', 'a/b'],
		['version', '1.5'],
		['version', 'x1'],
		['version', '1x'],
		['version', '7'.repeat(256)],
		['aws_account_id', '12345678901'],
		['aws_account_id', '1234567890123'],
		['aws_account_id', 'x123456789012'],
		['function_slug', '.'],
		['function_slug', '..'],
		['function_slug', 'a\nb'],
		['function_slug', 'a\u0000'],
		['function_slug', '\u007f'],
		['function_slug', 'a\ud800b'],
		['function_slug', `${longest}x`],
	])('of {%s} is refused, with the required format: %j', (name, value) =>
		expect(problem(`GET /v1/x/{${name}}`, { [name]: value })).toMatchObject({
			message: `${labels[parameterOf(`/v1/x/{${name}}`, name)]} is not valid: ${shorten(value)}`,
			description: `${hints[name]} Nothing was sent to Supabase.`,
			context: { itemIndex: 2 },
		}),
	);

	it('is not shown if it is a claim token', () => {
		const message = problem('GET /v1/x/{token}', { token: 'a secret\nline' })?.message;
		expect(message).toBe('Claim Token is not valid');
	});

	it.each(Object.keys(hints))('of {%s} is refused if it is empty or missing', (name) => {
		const label = labels[parameterOf(`/v1/x/{${name}}`, name)];
		for (const values of [{ [name]: '' }, {}]) {
			expect(problem(`GET /v1/x/{${name}}`, values as never)?.message).toBe(`${label} is empty`);
		}
	});

	it('is checked in the order of the placeholders', () => {
		const key = 'GET /v1/projects/{ref}/functions/{function_slug}';
		expect(problem(key, { ref, function_slug: 'a' })).toBeUndefined();
		expect(problem(key, { ref, function_slug: '..' })?.message).toMatch(/^Edge Function/);
		expect(problem(key, { ref: 'x', function_slug: '..' })?.message).toMatch(/^Project/);
	});
});

describe('the value for a path', () => {
	const read = (value: unknown) => readPathValues('/v1/projects/{ref}', () => value);

	it.each([
		[` ${ref}\n`, ref],
		[7, '7'],
		[undefined, ''],
		[null, ''],
		[true, ''],
		[{}, ''],
		[[ref], ''],
	])('from %j is %j', (given, value) => expect(read(given)).toEqual({ ref: value }));

	it('comes from each parameter', () => {
		const names: string[] = [];
		readPathValues('/v1/projects/{ref}/branches/{name}', (name) => names.push(name));
		expect(names).toEqual(['parentProjectRef', 'branchName']);
	});

	it('stays one segment', () => {
		expect(fillPath('/v1/{a}/x/{b}', { a: '../é', b: 'c?d#e' })).toBe(
			'/v1/..%2F%C3%A9/x/c%3Fd%23e',
		);
	});
});

it('every placeholder of an operation has a label', () => {
	const unnamed = operations
		.filter(({ path }) => path !== undefined)
		.flatMap(({ path }) => placeholdersOf(path).map((name) => parameterOf(path, name)))
		.filter((name) => !labels[name]?.match(/^[A-Z]/));
	expect(unnamed).toEqual([]);
	expect(Object.values(labels).every((label) => /^[A-Z][\w -]+$/.test(label))).toBe(true);
});

describe('a value in an error message', () => {
	it.each([
		['x'.repeat(80), 'x'.repeat(80)],
		['x'.repeat(81), `${'x'.repeat(80)}…`],
		['a\r\n\tb', 'a b'],
	])('%j is %j', (value, expected) => expect(shorten(value)).toBe(expected));
});
