import type { IDataObject } from 'n8n-workflow';

import {
	identifier,
	list,
	optional,
	record,
	text,
} from '../../SupabaseManagement/v1/request/answer/shape';
import { compareThings, type Known, type Thing } from './things';
import type { Watch } from './watch';

const membersShape = list(
	record({ user_id: identifier, email: optional(text), user_name: optional(text) }),
);

/** People who join an organization, or leave it. */
export const members: Watch<Thing[], Known> = {
	async read(read) {
		const people = await read('GET /v1/organizations/{slug}/members', membersShape);
		return people.map((person) => ({
			id: String(person.user_id),
			name: String(person.email ?? person.user_name ?? person.user_id),
			details: person,
		}));
	},

	compare(memory, people) {
		const { added, gone, known } = compareThings(memory, people);
		return {
			changes: [
				...added.map(({ details }) => ({ event: 'added', details })),
				...gone.map(({ id, name }) => ({
					event: 'removed',
					details: { user_id: id, name } as IDataObject,
				})),
			],
			memory: known,
		};
	},

	sample: (people) => people.map(({ details }) => ({ event: 'added', details })),
};
