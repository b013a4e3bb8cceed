import type { IDataObject } from 'n8n-workflow';

import { list, record, text } from '../../SupabaseManagement/v1/request/answer/shape';
import { compareThings, type Known, type Thing } from './things';
import type { Watch } from './watch';

const findingsShape = record({
	data: record({ attributes: record({ lints: list(record({ cache_key: text, name: text })) }) }),
});

/** The advisor accepts no more per request. */
const mostChecks = 15;

/** Findings of the advisors, new and resolved. */
export const advisor: Watch<Thing[], Known> = {
	async read(read, { checks }) {
		const findings: Thing[] = [];
		for (let start = 0; start < checks.length; start += mostChecks) {
			const lints = checks.slice(start, start + mostChecks).map((name) => ({ name }));
			const { data } = await read('POST /v2/projects/{ref}/advisors/run', findingsShape, {
				body: { lints },
			});
			for (const lint of data.attributes.lints) {
				findings.push({ id: lint.cache_key, name: lint.name, details: lint });
			}
		}
		return findings;
	},

	compare(memory, findings) {
		const { added, gone, known } = compareThings(memory, findings);
		return {
			changes: [
				...added.map(({ details }) => ({ event: 'found', details })),
				...gone.map(({ id, name }) => ({
					event: 'resolved',
					details: { name, cache_key: id } as IDataObject,
				})),
			],
			memory: known,
		};
	},

	sample: (findings) => findings.map(({ details }) => ({ event: 'found', details })),
};
