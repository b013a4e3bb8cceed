import crypto, { createHmac } from 'node:crypto';

import fc from 'fast-check';

import { isSigned } from '../../nodes/SupabaseManagementTrigger/signature';
import { sign } from '../../sandbox/api/world/delivery.ts';

const now = Date.UTC(2026, 10, 20, 10, 15);
const seconds = now / 1000;
const body = Buffer.from('{"id":"1","type":"v1.project.paused","payload":{"name":"Café"}}');
const plain = 'a plain secret';

const headers = (signature: string, sentAt: number | string = seconds, id = 'msg_1') => ({
	'webhook-id': id,
	'webhook-timestamp': String(sentAt),
	'webhook-signature': signature,
});

describe('the signature of a delivery', () => {
	it('is that of the example in the Standard Webhooks specification', () => {
		// Source: the libraries’ tests in https://github.com/standard-webhooks/standard-webhooks
		const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
		const payload = Buffer.from('{"test": 2432232314}');
		const given = headers(
			'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
			1614265330,
			'msg_p5jXN8AQM9LWM0D4loKWxJek',
		);
		expect(isSigned(secret, given, payload, 1614265330_000)).toBe(true);
	});

	it.each([
		['plain', plain],
		['base64 after whsec_', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
	])('is valid with a secret that is %s', (_, secret) => {
		const signature = sign(secret, 'msg_1', seconds, body.toString());
		expect(isSigned(secret, headers(signature), body, now)).toBe(true);
	});

	const right = sign(plain, 'msg_1', seconds, body.toString());
	const wrong = sign('another secret', 'msg_1', seconds, body.toString());

	it.each([
		['the only one', right, true],
		['the first of several', `${right} ${wrong}`, true],
		['the last of several', `${wrong} v1a,AAAA ${right}`, true],
		['none of several', `${wrong} ${wrong}`, false],
		['of another version', right.replace('v1,', 'v1a,'), false],
		['without a version', right.slice(3), false],
		['cut short', right.slice(0, -8), false],
		['empty', '', false],
		['of a forger', wrong, false],
		['no base64', 'v1,!!!', false],
		['in hexadecimal', `v1,${Buffer.from(right.slice(3), 'base64').toString('hex')}`, false],
	])('may be %s', (_, signature, expected) => {
		expect(isSigned(plain, headers(signature), body, now)).toBe(expected);
	});

	it('is compared in constant time, each of several, even after a match', () => {
		const compare = jest.spyOn(crypto, 'timingSafeEqual');
		const short = right.slice(0, -8);
		expect(isSigned(plain, headers(`${right} ${short} ${wrong} ${wrong}`), body, now)).toBe(true);
		// A shorter one cannot be compared, and its length is not a secret.
		expect(compare).toHaveBeenCalledTimes(3);
		compare.mockRestore();
	});

	it.each([
		[-301, false],
		[-300, true],
		[300, true],
		[301, false],
	])('is refused more than five minutes away: %i seconds', (offset, expected) => {
		const sentAt = seconds + offset;
		const signature = sign(plain, 'msg_1', sentAt, body.toString());
		expect(isSigned(plain, headers(signature, sentAt), body, now)).toBe(expected);
	});

	it.each(['', 'now', '1e9', '-1', `${seconds}.5`, ` ${seconds}`])(
		'is refused with the time %j, even if signed',
		(sentAt) => {
			const hmac = createHmac('sha256', plain).update(`msg_1.${sentAt}.`).update(body);
			const given = headers(`v1,${hmac.digest('base64')}`, sentAt);
			expect(isSigned(plain, given, body, now)).toBe(false);
		},
	);

	it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
		'is refused without the header %s',
		(missing) => {
			const given = Object.fromEntries(
				Object.entries(headers(right)).filter(([name]) => name !== missing),
			);
			expect(isSigned(plain, given, body, now)).toBe(false);
		},
	);

	// A list with one value looks the same in a template, so it must be refused before.
	it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
		'is refused with the header %s as a list',
		(name) => {
			const given = headers(right);
			expect(
				isSigned(plain, { ...given, [name]: [given[name as keyof typeof given]] }, body, now),
			).toBe(false);
		},
	);

	it('covers every byte of the body, the ID and the time', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ minLength: 1, maxLength: 200 }),
				fc.nat(),
				fc.integer({ min: 1, max: 255 }),
				(bytes, at, by) => {
					const sent = Buffer.from(bytes);
					const hmac = createHmac('sha256', plain).update(`msg_1.${seconds}.`).update(sent);
					const signature = `v1,${hmac.digest('base64')}`;
					expect(isSigned(plain, headers(signature), sent, now)).toBe(true);

					const altered = Buffer.from(sent);
					altered[at % altered.length]! ^= by;
					expect(isSigned(plain, headers(signature), altered, now)).toBe(false);
					expect(isSigned(plain, headers(signature, seconds, 'msg_2'), sent, now)).toBe(false);
					expect(isSigned(plain, headers(signature, seconds + 1), sent, now)).toBe(false);
				},
			),
		);
	});
});
