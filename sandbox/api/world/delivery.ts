import { createHmac } from 'node:crypto';

/** The body of a platform webhook. */
export type Message = {
	id: string;
	type: string;
	timestamp: string;
	payload: { organization_slug: string; project_ref: string | null } & Record<string, unknown>;
};

export type Attempt = {
	status: 'pending' | 'success' | 'failure';
	response_code: number;
	response_headers: Record<string, string>;
	response_body: string | null;
	error_code: string | null;
	error_message: string | null;
	attempt_timestamp: string;
};

/**
 * How long a receiver may take, in milliseconds (Supabase’s documentation of platform webhooks).
 */
const patience = 20_000;

/** Waits before each of the four repetitions, in seconds (same source). */
export const waits = [10, 30, 90, 270];

/** A `whsec_` secret is base64 after its prefix; any other is used unchanged. */
const keyOf = (secret: string) =>
	secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);

/** Signs ID, time in seconds and raw body, as Standard Webhooks defines it. */
export function sign(secret: string, id: string, seconds: number, body: string): string {
	const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`);
	return `v1,${signature.digest('base64')}`;
}

/** Sends a message once. */
export async function send(
	url: string,
	secret: string,
	customHeaders: Record<string, string>,
	message: Message,
): Promise<Partial<Attempt>> {
	const body = JSON.stringify(message);
	const seconds = Math.floor(Date.now() / 1000);
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				...customHeaders,
				'content-type': 'application/json',
				'webhook-id': message.id,
				'webhook-timestamp': String(seconds),
				'webhook-signature': sign(secret, message.id, seconds, body),
			},
			body,
			signal: AbortSignal.timeout(patience),
		});
		return {
			status: response.ok ? 'success' : 'failure',
			response_code: response.status,
			response_headers: Object.fromEntries(response.headers),
			response_body: await response.text(),
		};
	} catch (error) {
		const { name, message: text } = error as Error;
		return { status: 'failure', error_code: name, error_message: text };
	}
}
