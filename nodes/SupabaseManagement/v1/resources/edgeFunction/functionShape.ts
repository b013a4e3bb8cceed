import { number, optional, record, text, yesOrNo } from '../../request/answer/shape';

/** A function, as in the list of a project’s functions and in the response after bundling. */
export const functionShape = record({
	id: text,
	slug: text,
	name: text,
	status: text,
	version: number,
	verify_jwt: optional(yesOrNo),
	entrypoint_path: optional(text),
	import_map_path: optional(text),
	ezbr_sha256: optional(text),
});

export type EdgeFunction = ReturnType<typeof functionShape>;
