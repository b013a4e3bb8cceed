import { createHmac, timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

type Headers = ReturnType<IWebhookFunctions['getHeaderData']>;

/**
 * Maximum difference between the time of a delivery and the current time, in seconds (Standard
 * Webhooks).
 */
const tolerance = 300;

const prefix = 'whsec_';

/**
 * Whether a delivery is correctly signed, unchanged and recent.
 *
 * Standard Webhooks: HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`; the header can
 * contain several signatures, of which one must be correct.
 *
 * @param secret with `whsec_` in front, base64; any other secret is used unchanged
 * @param body of the delivery, before it is parsed
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

	const hmac = createHmac('sha256', keyOf(secret)).update(`${id}.${sentAt}.`).update(body);
	const expected = Buffer.from(`v1,${hmac.digest('base64')}`);
	let isRight = false;
	for (const signature of signatures.split(' ')) {
		const given = Buffer.from(signature);
		// Compares every signature in constant time, so that the duration reveals nothing.
		if (given.length === expected.length && timingSafeEqual(given, expected)) isRight = true;
	}
	return isRight;
}

function keyOf(secret: string): Buffer {
	return secret.startsWith(prefix)
		? Buffer.from(secret.slice(prefix.length), 'base64')
		: Buffer.from(secret);
}
