import type { IDataObject } from 'n8n-workflow';

import { compareThings, type Known, type Thing } from './things';
import type { Watch } from './watch';

/** Edge Function secrets and API keys, by their names: what they hold is neither kept nor put out. */
export const secretsAndKeys: Watch<Thing[], Known> = {
	async read(read) {
		const secrets = (await read('GET /v1/projects/{ref}/secrets')) as IDataObject[];
		const keys = (await read('GET /v1/projects/{ref}/api-keys')) as IDataObject[];
		return [
			...secrets.map(({ name, updated_at }) => ({
				id: `secret ${name}`,
				name: String(name),
				details: { name, updated_at } as IDataObject,
			})),
			...keys.map(({ id, name, type, inserted_at }) => ({
				id: `key ${id ?? name}`,
				name: String(name),
				details: { id, name, type, inserted_at } as IDataObject,
			})),
		];
	},

	compare(memory, things) {
		const { added, gone, known } = compareThings(memory, things);
		return {
			changes: [
				...added.map(({ id, details }) => ({ event: `${kindOf(id)}Added`, details })),
				...gone.map(({ id, name }) => ({
					event: `${kindOf(id)}Removed`,
					details: { name } as IDataObject,
				})),
			],
			memory: known,
		};
	},

	sample: (things) => things.map(({ id, details }) => ({ event: `${kindOf(id)}Added`, details })),
};

const kindOf = (id: string) => (id.startsWith('secret ') ? 'secret' : 'apiKey');
