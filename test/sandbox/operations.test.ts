import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import { apart, contract, operations, prepare } from './everyOperation.ts';
import { openSandbox, refOf } from './harness.ts';

const ajv = addFormats(new Ajv({ strict: false, logger: false, validateSchema: false }));
ajv.addSchema(contract, 'contract');

let opened: Awaited<ReturnType<typeof openSandbox>>;

beforeAll(async () => {
	opened = await openSandbox();
});

test('the contract has 225 operations', () => {
	expect(operations).toHaveLength(225);
});

test.each(
	operations
		.filter(({ operation }) => !apart.includes(operation.operationId))
		.map((one) => [one.operation.operationId, one] as const),
)('%s answers as the contract declares', async (operationId, { method, path, operation }) => {
	const { ask } = opened;
	const request = await prepare(opened, { method, path, operation });
	const reply = await ask(request.method, `${request.path}?${request.query}`, request.given);
	const status = Object.keys(operation.responses).find((code) => code.startsWith('2')) ?? '';
	const refusal = reply.status < 400 ? undefined : reply.text;
	expect({ status: String(reply.status), refusal }).toEqual({ status, refusal: undefined });

	const [mediaType] = Object.keys(operation.responses[status]?.content ?? {});
	if (operationId === 'v1-get-a-function-body') {
		expect(reply.text).toBe('Deno.serve()');
	} else if (/run-a-query|read-only-query/.test(operationId)) {
		expect(reply.json).toEqual([expect.any(Object)]);
	} else if (mediaType === undefined) {
		expect(reply.text).toBe('');
	} else {
		expect(reply.headers.get('content-type')).toContain(mediaType);
		if (mediaType !== 'application/json') return;
		const pointer = [path, method, 'responses', status, 'content', mediaType, 'schema']
			.map((step) => encodeURIComponent(step.replaceAll('/', '~1')))
			.join('/');
		const validate = ajv.getSchema(`contract#/paths/${pointer}`);
		expect(validate).toBeDefined();
		validate?.(reply.json);
		expect(validate?.errors ?? []).toEqual([]);
	}
});

test('the old logs endpoint returns 410', async () => {
	const { ask, sandbox } = opened;
	const path = `/v1/projects/${refOf(sandbox, 'acme')}/analytics/endpoints/logs.all`;
	expect((await ask('GET', path)).status).toBe(410);
});
