import type { IDataObject } from 'n8n-workflow';

import { list, optional, record, text } from '../../SupabaseManagement/v1/request/answer/shape';
import { compareThings, type Known, type Thing } from './things';
import type { Watch } from './watch';

const secretsShape = list(record({ name: text }));

const keysShape = list(record({ name: text, id: optional(text) }));

/** Names of Edge Function secrets and API keys. Their values are neither stored nor returned. */
export const secretsAndKeys: Watch<Thing[], Known> = {
	async read(read) {
		const secrets = await read('GET /v1/projects/{ref}/secrets', secretsShape);
		const keys = await read('GET /v1/projects/{ref}/api-keys', keysShape);
		return [
			...secrets.map(({ name, updated_at }) => ({
				id: `secret ${name}`,
				name,
				details: { name, updated_at } as IDataObject,
			})),
			...keys.map(({ id, name, type, inserted_at }) => ({
				id: `key ${id ?? name}`,
				name,
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
