import { createHmac } from 'node:crypto';

import {
	belongsTo,
	compareSecrets,
	fingerprint,
	isOpaque,
	isSecret,
	secretShown,
	shown,
} from '../../nodes/SupabaseManagement/v1/resources/project/configuration/secrets';
import { authSettings } from '../../nodes/SupabaseManagement/v1/resources/authConfig/settings';

const here = 'abcdefghijklmnopqrst';
const there = 'zyxwvutsrqponmlkjihg';

describe('secrets of a configuration', () => {
	const secret = 'correct horse battery staple';
	const hmac = (ref: string, value = secret) =>
		createHmac('sha256', ref).update(value).digest('hex');

	it('have the fingerprint that Supabase’s CLI computes', () => {
		expect(fingerprint(here, secret)).toBe(hmac(here));
	});

	it.each([
		[
			'of two projects are unknown',
			{ value: hmac(here), projectRef: here },
			{ value: hmac(there), projectRef: there },
			'unknown',
		],
		[
			'of one project are the same or not',
			{ value: hmac(here), projectRef: here },
			{ value: hmac(here, 'x'), projectRef: here },
			'different',
		],
		[
			'of one project with a prefix are the same',
			{ value: `hash:${hmac(here)}`, projectRef: here },
			{ value: hmac(here), projectRef: here },
			'same',
		],
		[
			'set in only one place differ',
			{ value: hmac(here), projectRef: here },
			{ value: null, projectRef: there },
			'different',
		],
		[
			'set nowhere are the same',
			{ value: '', projectRef: here },
			{ value: null, projectRef: there },
			'same',
		],
		[
			'in clear text are compared with a fingerprint',
			{ value: hmac(here), projectRef: here },
			{ value: secret },
			'same',
		],
		[
			'in clear text that differ',
			{ value: hmac(here), projectRef: here },
			{ value: 'another' },
			'different',
		],
		[
			'in clear text that look like a fingerprint',
			{ value: hmac(here, 'a'.repeat(64)), projectRef: here },
			{ value: 'a'.repeat(64) },
			'same',
		],
		[
			'that may or may not be clear text are unknown',
			{ value: hmac(here), projectRef: here },
			{ value: 'a'.repeat(64) },
			'unknown',
		],
		['masked are unknown', { value: hmac(here), projectRef: here }, { value: '******' }, 'unknown'],
		['both in clear', { value: 'a' }, { value: 'b' }, 'different'],
	] as const)('%s', (_what, one, other, expected) => {
		expect(compareSecrets(one, other)).toBe(expected);
		expect(compareSecrets(other, one)).toBe(expected);
	});

	it('are never shown, whatever their type', () => {
		for (const { id } of authSettings.filter(({ id }) => isSecret(id))) {
			for (const value of [secret, hmac(here), 1, true, {}, ['x']]) {
				expect(shown(id, value)).toBe(secretShown);
			}
			expect(shown(id, null)).toBeNull();
		}
		expect(shown('external_azure_url', 'https://me:pw@example.com')).not.toContain('pw');
	});

	it('are those of the auth config, and fields that sound secret', () => {
		const marked = authSettings.filter((each) => each.type === 'string' && each.isSecret);
		expect(authSettings.filter(({ id }) => isSecret(id))).toEqual(marked);
		expect(isSecret('brand_new_api_key')).toBe(true);
		expect(isSecret('max_rows')).toBe(false);
	});

	it('are recognized in every format that is not clear text', () => {
		const opaque = [hmac(here), `hash:${hmac(here)}`, '****', '(hidden: turn on …)', secretShown];
		expect(opaque.filter((value) => !isOpaque(value))).toEqual([]);
		expect(['', null, undefined, 'secret', '0x4AAA', 7].filter(isOpaque)).toEqual([]);
	});

	it('block the settings that work only together with them', () => {
		const names = authSettings.map(({ id }) => id);
		const together = (name: string) => {
			const { settings, switches } = belongsTo(name);
			return names.filter((each) => settings(each) || switches(each));
		};
		expect(together('external_google_secret')).toEqual([
			'external_google_enabled',
			'external_google_client_id',
		]);
		expect(together('smtp_pass').sort()).toEqual([
			'rate_limit_email_sent',
			'smtp_host',
			'smtp_port',
			'smtp_user',
		]);
		expect(together('sms_twilio_auth_token').sort()).toEqual([
			'sms_twilio_account_sid',
			'sms_twilio_message_service_sid',
		]);
		const alone = authSettings
			.filter(({ id }) => isSecret(id) && together(id).length === 0)
			.map(({ id }) => id);
		// Only the choice of a provider depends on these.
		expect(alone.sort()).toEqual([
			'sms_messagebird_access_key',
			'sms_test_otp',
			'sms_textlocal_api_key',
			'sms_vonage_api_key',
			'sms_vonage_api_secret',
		]);
	});
});
