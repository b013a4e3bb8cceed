import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/api/server.ts';

/** Untyped, because tests read answers freely and check the values that they find. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export type Reply = { status: number; headers: Headers; text: string; json: Json };

export type Ask = {
	token?: string;
	headers?: Record<string, string>;
	/** JSON, unless it is a form, text or bytes. */
	body?: unknown;
};

const opened: Sandbox[] = [];

// including sandboxes of tests that failed half way, which would keep Jest waiting
afterAll(async () => {
	await Promise.all(opened.splice(0).map(async (sandbox) => await sandbox.close()));
});

/**
 * A sandbox, by default without rate limits, and a function that sends requests to it. It is closed
 * when the test file ends.
 */
export async function openSandbox(options: SandboxOptions = {}) {
	const sandbox = await startSandbox({ rateLimit: false, transitionSeconds: 0.3, ...options });
	opened.push(sandbox);

	async function ask(method: string, path: string, given: Ask = {}): Promise<Reply> {
		const headers = new Headers({ authorization: `Bearer ${given.token ?? sandbox.token}` });
		let body = given.body as RequestInit['body'];
		if (isJson(given.body)) {
			headers.set('content-type', 'application/json');
			body = JSON.stringify(given.body);
		}
		for (const [name, value] of Object.entries(given.headers ?? {})) headers.set(name, value);
		const url = path.startsWith('http') ? path : sandbox.url + path;
		const response = await fetch(url, { method, headers, body, redirect: 'manual' });
		const text = await response.text();
		const isJsonReply = response.headers.get('content-type')?.startsWith('application/json');
		return {
			status: response.status,
			headers: response.headers,
			text,
			json: isJsonReply && text ? JSON.parse(text) : undefined,
		};
	}
	return { sandbox, ask };
}

const isJson = (body: unknown) =>
	body !== undefined &&
	typeof body !== 'string' &&
	!(body instanceof FormData) &&
	!(body instanceof URLSearchParams) &&
	!(body instanceof Uint8Array);

/** The message or messages in an error of version 1. */
export const said = ({ json }: Reply): string => [json.message].flat().join('; ');

/** The first project of an organization. */
export const refOf = (sandbox: Sandbox, slug: string) => {
	const [project] = sandbox.world.listProjects(slug);
	if (!project) throw new Error(`${slug} has no project`);
	return project.ref;
};

/**
 * Waits until a condition is true. Fails after half a minute, which is enough even for a busy
 * machine.
 */
export async function until<T>(
	get: () => Promise<T>,
	so: (value: T) => boolean,
	seconds = 30,
): Promise<T> {
	const end = Date.now() + seconds * 1000;
	for (;;) {
		const value = await get();
		if (so(value)) return value;
		if (Date.now() > end) throw new Error(`Still ${JSON.stringify(value)} after ${seconds} s`);
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}
