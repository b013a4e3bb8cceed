import { listFrom, named } from '../../fields/list';
import { identifier, optional, record, text, yesOrNo } from '../../request/answer/shape';

const item = record({
	id: identifier,
	attributes: record({ build_state: optional(text), deleting: optional(yesOrNo) }),
});

/** The compute instances of the chosen project, with their state. */
export const searchComputeInstances = listFrom({
	key: 'GET /v2/projects/{ref}/compute',
	in: 'data',
	item,
	choice: ({ id, attributes: { build_state: state, deleting } }) => ({
		name: named(id, deleting === true ? 'being deleted' : state),
		value: String(id),
	}),
});
