import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { authSettings } from '../../nodes/SupabaseManagement/v1/resources/authConfig/settings';
import { samples } from '../contract/samples';
import { answerWith, requestOf, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { everyField, type Operation, operations, type Samples } from '../harness/operations';
import { answersUpTo, itemWithFiles } from '../harness/severalRequests';
import { mapped } from '../harness/settings';

/** Fields that accept any value are filled with `sample …`. */
const freely: Samples = {
	...samples,
	cells: {
		cell: [
			{ type: 'markdown', text: 'sample text' },
			{ type: 'database', sql: 'select 1', rowLimit: 1, title: 'sample title', view: 'table' },
		],
	},
	'ssoProvider.update.saml': {
		attributeMapping: {
			attributes: [{ attribute: 'a', names: 'b', isList: false, defaultValue: 'sample default' }],
		},
		metadataXml: 'sample XML',
	},
	authSettings: mapped(
		authSettings,
		Object.fromEntries(
			authSettings.filter(({ type }) => type === 'string').map(({ id }) => [id, 'sample setting']),
		),
	) as never,
};

/** Fields that do not accept every text, by their required format. */
const notFree = {
	'names of binary fields': [
		'backup.download.backupOptions.binaryField',
		'database.generateTypes.databaseOptions.outputField',
		'edgeFunction.download.outputField',
		'edgeFunction.downloadAll.outputField',
	],
	'names of secrets, roles and schemas': [
		'branch.createWithSecrets.branchAdditionalFields.secrets.secret.name',
		'branch.getDiff.branchOptions.includedSchemas',
		'database.generateTypes.databaseOptions.schemas',
		'database.inspect.databaseInspectOptions.schemas',
		'edgeFunctionSecret.synchronize.secrets.pairs.name',
		'edgeFunctionSecret.upsert.secrets.pairs.name',
		'jitAccess.invite.roles.role.role',
		'jitAccess.update.roles.role.role',
	],
	'lists of names': ['computeInstance.deploy.computeInstanceAdditionalFields.readableNames'],
	// test/operations/sqlFields.test.ts covers these.
	SQL: [
		'database.runQuery.query',
		'database.runReadOnlyQuery.query',
		'log.getMany.logFilters.text',
		'log.getMany.sql',
		'migration.apply.migrationAdditionalFields.rollback',
		'migration.apply.sql',
		'migration.createOrUpdate.migrationAdditionalFields.rollback',
		'migration.createOrUpdate.sql',
		'migration.update.migrationUpdateFields.rollback',
	],
	headers: [
		'migration.apply.migrationAdditionalFields.idempotencyKey',
		'migration.createOrUpdate.migrationAdditionalFields.idempotencyKey',
	],
	tokens: ['projectClaim.claim.token', 'projectClaim.preview.token'],
	addresses: ['thirdPartyAuth.create.trust.issuerUrl', 'thirdPartyAuth.create.trust.jwksUrl'],
};

type Path = Array<string | number>;

const fields = new Map<string, { operation: Operation; parameters: INodeParameters; path: Path }>();
for (const operation of operations) {
	for (const parameters of everyField(operation, freely)) {
		for (const path of textsWithin(parameters)) {
			const names = path.filter((step) => typeof step === 'string');
			const name = [operation.resource, operation.operation, ...names].join('.');
			if (!fields.has(name)) fields.set(name, { operation, parameters, path });
		}
	}
}

/** The paths of the strings in fields that were filled automatically. */
function textsWithin(value: unknown, path: Path = []): Path[] {
	if (typeof value === 'string') return value.startsWith('sample ') ? [path] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		textsWithin(inner, [...path, Array.isArray(value) ? Number(key) : key]),
	);
}

function withText(value: unknown, [step, ...rest]: Path, text: string): unknown {
	if (step === undefined) return text;
	if (Array.isArray(value)) {
		return value.map((each, index) => (index === step ? withText(each, rest, text) : each));
	}
	const inner = (value as Record<string, unknown>)[step];
	return { ...(value as object), [step]: withText(inner, rest, text) };
}

/** Every string in the request, at any depth. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}

/** @returns whether a text is sent exactly as it was typed into the field */
async function survives(name: string, text: string): Promise<boolean> {
	const { operation, parameters, path } = fields.get(name)!;
	const requests = answerWith(...answersUpTo(operation, { status: 403 }));
	const { items } = await runNode({
		parameters: withText(parameters, path, text) as INodeParameters,
		items: [{ ...itemWithFiles, json: { x: 'evaluated' } }],
		onError: 'continueRegularOutput',
	});
	stopAnswering();
	const address = items[0]?.json.url;
	if (typeof address === 'string') return textsIn(requestOf(address).query).includes(text);
	return requests.some(({ query, body, files }) => textsIn([query, body, files]).includes(text));
}

const fragment = fc.constantFrom(
	'\r\n',
	'\n',
	'\t',
	' ',
	'🦄',
	'é',
	'{{ $json.x }}',
	'{{',
	'}}',
	'=',
	'"',
	"'",
	'\\',
	'$&',
	'$$',
	'%',
	'+',
	'0',
	'a',
);
const padding = fc.constantFrom('', ' ', '\r\n', '\t\n ');
const text = fc
	.tuple(padding, fc.array(fragment, { maxLength: 12 }), padding)
	.map(([before, fragments, after]) => `${before}a${fragments.join('')}${after}`);

const known = Object.values(notFree).flat();

describe('a free text', () => {
	it('is found in many fields', () => {
		expect(fields.size).toBeGreaterThan(150);
		expect(known.filter((name) => !fields.has(name))).toEqual([]);
	});

	it.each([...fields.keys()].filter((name) => !known.includes(name)))(
		'is sent exactly as typed into %s',
		async (name) => {
			await fc.assert(
				fc.asyncProperty(text, async (typed) => expect(await survives(name, typed)).toBe(true)),
				{ numRuns: 4, examples: [[' a\r\n{{ $json.x }}🦄 "é" \\ $& ']] },
			);
		},
	);

	it.each(known)('is not accepted by %s', async (name) => {
		expect(await survives(name, ' a\r\n{{ $json.x }}🦄 "é" \\ $& ')).toBe(false);
	});
});
