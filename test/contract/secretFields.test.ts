import { authSettings } from '../../nodes/SupabaseManagement/v1/resources/authConfig/settings';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import {
	ownData,
	secretsOf,
	soundsSecret,
} from '../../nodes/SupabaseManagement/v1/request/answer/secrets';
import { contract } from '../harness/contract';
import { fieldsOfAnswer, type AnswerField } from '../harness/answerFields';
import { publicFields } from './publicFields';

/** Words in the names of fields that may contain a secret, an address or text from others. */
const words = new Set(
	[
		['pass', 'password', 'passwd', 'passphrase', 'pwd', 'secret', 'secrets', 'token', 'tokens'],
		['key', 'keys', 'jwt', 'jwk', 'jwks', 'credential', 'credentials', 'private', 'signing'],
		['signature', 'hash', 'digest', 'hmac', 'salt', 'otp', 'pin', 'seed', 'cert', 'certs'],
		['certificate', 'authorization', 'bearer', 'cookie', 'cookies', 'session', 'header'],
		['headers', 'dsn', 'url', 'urls', 'uri', 'uris', 'endpoint', 'webhook', 'href', 'connection'],
		['string', 'structured', 'payload', 'body', 'value', 'values', 'xml', 'sql', 'statements'],
		['rollback', 'alias', 'host'],
	].flat(),
);

/** Names that are so general that the fields may contain anything. */
const vagueNames = ['content', 'default', 'text', 'meta', 'data', 'git_config'];

/** Lists of addresses whose names do not say so. */
const addressLists = ['uri_allow_list'];

const texts = ['string', 'array', 'object', 'any'];

function mayHoldSecret({ name, format, type, values, isOpen }: AnswerField): boolean {
	if (!texts.includes(type) || values !== undefined) return false;
	if (vagueNames.includes(name) || addressLists.includes(name)) return true;
	const parts = name
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.toLowerCase()
		.split(/[^a-z\d]+/);
	return parts.some((part) => words.has(part)) || format === 'uri' || isOpen;
}

const publicEndings = Object.keys(publicFields);

type Decision = 'masked' | 'masked in part' | 'asked for' | 'public';

function decisionOf(key: OperationKey, { name, path }: AnswerField): Decision | undefined {
	const { masked, maskedInPart, askedFor } = secretsOf[key] ?? {};
	if (masked?.includes(name)) return 'masked';
	if (maskedInPart?.includes(name)) return 'masked in part';
	if (askedFor?.includes(name) || ownData[key] !== undefined) return 'asked for';
	if (publicEndings.some((ending) => `.${path}`.endsWith(`.${ending}`))) return 'public';
	return undefined;
}

const candidates = [...contract].flatMap(([key, { definition }]) =>
	fieldsOfAnswer(definition)
		.filter(mayHoldSecret)
		.map((field) => ({ key: key as OperationKey, field })),
);

it('has a decision for every field of every answer that may contain a secret', () => {
	const undecided = candidates
		.filter(({ key, field }) => decisionOf(key, field) === undefined)
		.map(({ key, field }) => `${key} ${field.path}`);
	expect([...new Set(undecided)]).toEqual([]);
});

it('has decisions for at least as many fields of each kind as in November 2026', () => {
	const decided = new Map(
		candidates.map(({ key, field }) => [`${key} ${field.path}`, decisionOf(key, field)]),
	);
	const count = (decision: Decision) =>
		[...decided.values()].filter((each) => each === decision).length;
	expect(count('masked')).toBeGreaterThanOrEqual(127);
	expect(count('masked in part')).toBeGreaterThanOrEqual(76);
	expect(count('asked for')).toBeGreaterThanOrEqual(24);
	expect(count('public')).toBeGreaterThanOrEqual(155);
});

it('knows every text that an operation returns unchanged', () => {
	const texts = [...contract]
		.filter(([, { definition }]) => returnsText(definition))
		.map(([key]) => key as OperationKey);
	expect(texts.length).toBeGreaterThan(0);
	expect(texts.filter((key) => ownData[key] === undefined)).toEqual([]);
});

it('contains only operations and fields of the contract', () => {
	const unknown = Object.entries(secretsOf).flatMap(([key, secrets]) => {
		const operation = contract.get(key);
		if (operation === undefined) return [key];
		const names = fieldsOfAnswer(operation.definition).map(({ name }) => name);
		const listed = [secrets!.masked, secrets!.maskedInPart, secrets!.askedFor].flatMap(
			(each) => each ?? [],
		);
		return listed
			.filter((name) => !names.includes(name) && !insideOpenFields.has(name))
			.filter(() => key !== 'GET /v2/projects/{ref}/config')
			.map((name) => `${key} ${name}`);
	});
	expect(unknown).toEqual([]);
	expect(Object.keys(ownData).filter((key) => !contract.has(key))).toEqual([]);
	const unused = publicEndings.filter(
		(ending) => !candidates.some(({ field }) => `.${field.path}`.endsWith(`.${ending}`)),
	);
	expect(unused).toEqual([]);
});

/** Names inside fields whose content the contract does not define. */
const insideOpenFields = new Set(
	[
		['d', 'dp', 'dq', 'k', 'oth', 'p', 'q', 'qi'],
		['authorization', 'cookie', 'location', 'proxy-authorization', 'set-cookie', 'x-api-key'],
	].flat(),
);

it('has no field that sounds like a secret among the public ones', () => {
	expect(publicEndings.filter((ending) => soundsSecret(ending.split('.').pop()!))).toEqual([]);
});

it('has each field in only one list', () => {
	const twice = Object.entries(secretsOf).flatMap(([key, secrets]) => {
		const { masked = [], maskedInPart = [], askedFor = [] } = secrets!;
		const all = [...masked, ...maskedInPart, ...askedFor];
		return all.filter((name, index) => all.indexOf(name) !== index).map((name) => `${key} ${name}`);
	});
	expect(twice).toEqual([]);
});

it('masks the auth settings that the node’s fields mark as secret', () => {
	const secret = authSettings
		.filter((setting) => setting.type === 'string' && setting.isSecret)
		.map(({ id }) => id);
	for (const key of [
		'GET /v1/projects/{ref}/config/auth',
		'PATCH /v1/projects/{ref}/config/auth',
		'GET /v2/projects/{ref}/config',
	] as const) {
		expect([...secretsOf[key]!.masked!].sort()).toEqual(secret.sort());
	}
});

it('recognizes the name of every masked secret, so that a new one with a similar name is masked too', () => {
	const exceptions = ['headers', 'custom_headers', 'value', 'structured_data', 'token_alias'];
	const masked = Object.values(secretsOf).flatMap((secrets) => secrets!.masked ?? []);
	const unlike = [...new Set(masked)].filter(
		(name) => !soundsSecret(name) && !exceptions.includes(name) && !insideOpenFields.has(name),
	);
	expect(unlike).toEqual([]);
});

function returnsText(definition: { responses: Record<string, { content?: object }> }): boolean {
	return Object.entries(definition.responses)
		.filter(([status]) => status.startsWith('2'))
		.some(([, { content }]) => Object.keys(content ?? {}).some((type) => !type.includes('json')));
}
