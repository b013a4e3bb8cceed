import { createHmac, timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

type Headers = ReturnType<IWebhookFunctions['getHeaderData']>;

/** How old or how far ahead a delivery may be, in seconds (Standard Webhooks). */
const tolerance = 300;

const prefix = 'whsec_';

/**
 * Whether a delivery comes from somebody who knows the secret, is as it was sent, and is not old.
 *
 * Standard Webhooks: HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`; the header may hold
 * several signatures, of which one must be right.
 *
 * @param secret with `whsec_` in front, base64; any other is taken as it is
 * @param body as it came, not yet read as JSON
 * @param now in milliseconds since 1970
 */
export function isSigned(secret: string, headers: Headers, body: Buffer, now: number): boolean {
	const id = headers['webhook-id'];
	const sentAt = headers['webhook-timestamp'];
	const signatures = headers['webhook-signature'];
	if (typeof id !== 'string' || typeof sentAt !== 'string' || typeof signatures !== 'string') {
		return false;
	}
	if (!/^\d{1,12}$/.test(sentAt) || Math.abs(now / 1000 - Number(sentAt)) > tolerance) return false;

	const expected = createHmac('sha256', keyOf(secret))
		.update(`${id}.${sentAt}.`)
		.update(body)
		.digest();
	let isRight = false;
	for (const signature of signatures.split(' ')) {
		const [version, value = ''] = signature.split(',');
		const given = Buffer.from(value, 'base64');
		// Every signature is compared, and each in constant time, so that the time taken tells nothing.
		const isSame = given.length === expected.length && timingSafeEqual(given, expected);
		if (version === 'v1' && isSame) isRight = true;
	}
	return isRight;
}

function keyOf(secret: string): Buffer {
	return secret.startsWith(prefix)
		? Buffer.from(secret.slice(prefix.length), 'base64')
		: Buffer.from(secret);
}
