import fc from 'fast-check';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { answerWith, stopAnswering } from '../harness/api';
import { contract, problemsOfRequest } from '../harness/contract';
import { runNode } from '../harness/engine';
import { everyField, operations, visibleProperties } from '../harness/operations';
import { samples } from './samples';

/** Operations that have optional fields, with all of these filled. */
const each = operations.flatMap((operation) => {
	const [parameters] = everyField(operation, samples);
	const collections = visibleProperties(parameters!).filter(
		({ type, name }) => type === 'collection' && !/^(request|wait)Options$/.test(name),
	);
	return collections.length === 0 ? [] : [[operation.key, parameters!, collections] as const];
});

const files = [
	{
		json: {},
		binary: {
			data: {
				data: Buffer.from('export {};').toString('base64'),
				mimeType: 'application/typescript',
				fileName: 'index.ts',
			},
		},
	},
];

describe.each(each)('%s', (key, parameters, collections) => {
	it('sends only what the contract accepts, whatever optional fields are set', async () => {
		const names = collections.flatMap((collection) =>
			(collection.options as INodeProperties[]).map(({ name }) => [collection.name, name] as const),
		);
		await fc.assert(
			fc.asyncProperty(fc.subarray(names), async (chosen) => {
				const filled: INodeParameters = { ...parameters };
				for (const { name } of collections) {
					const values = parameters[name] as INodeParameters;
					const kept = chosen.filter(([collection]) => collection === name);
					filled[name] = Object.fromEntries(kept.map(([, field]) => [field, values[field]]));
				}
				const requests = answerWith({ status: 403 });
				const { items, error } = await runNode({ parameters: filled, items: files });
				stopAnswering();
				const declared = contract.get(key)!;
				const own = requests.filter(({ method }) => method === declared.method);
				if (own.length > 0) expect(problemsOfRequest(declared, own.at(-1)!)).toEqual([]);
				else expect(error?.description ?? items[0]?.json.url ?? '').not.toBe('');
			}),
			{ numRuns: 8 },
		);
	});
});
