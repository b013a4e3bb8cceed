import type { Call, Handler, Handlers } from '../handler.ts';

/** The path of the sandbox’s files for signed URLs: beside the API, and without a token. */
export const fileStore = '/_sandbox/files/';

const addressOf = ({ headers }: Call, name: string) => `http://${headers.host}${fileStore}${name}`;

/** The generated answer, but with a URL that works. */
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
