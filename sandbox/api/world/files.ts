import type { Call, Handler, Handlers } from '../handler.ts';

/** Where the sandbox keeps the files that signed addresses lead to: beside the API, without a token. */
export const fileStore = '/_sandbox/files/';

const addressOf = ({ headers }: Call, name: string) => `http://${headers.host}${fileStore}${name}`;

/** The made-up answer, but with an address that is there. */
const leadingTo =
	(attribute: string, name: string): Handler =>
	(call) => {
		const body = call.generated() as { data: { attributes: Record<string, unknown> } };
		body.data.attributes[attribute] = addressOf(call, name);
		return { body };
	};

export const fileHandlers: Handlers = {
	'v2-download-project-backup': leadingTo('file_url', 'backup.gz'),

	'v2-create-compute-instance-upload': leadingTo('url', 'archive.tar.gz'),
};
