import fc from 'fast-check';

import {
	hidden,
	hideSecrets,
	maskAddress,
} from '../../nodes/SupabaseManagement/v1/request/answer/hideSecrets';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { secretsOf } from '../../nodes/SupabaseManagement/v1/request/answer/secrets';

it.each([
	[
		'postgres://user:pass@host:5432/db?sslmode=require',
		'postgres://H@host:5432/db?sslmode=require',
	],
	[
		'https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/1',
		'https://H@o1.ingest.sentry.io/1',
	],
	['https://user:pa/ss#wo?rd@host/db', 'https://H@host/db'],
	['postgres://user:12/34@host/db', 'postgres://H@host/db'],
	['//user:pass@host', '//H@host'],
	['user:pass@host:5432/db', 'H@host:5432/db'],
	[
		'https://logs.example.com/in?token=abc&region=eu',
		'https://logs.example.com/in?token=H&region=eu',
	],
	['https://x.example.com/#access_token=abc', 'https://x.example.com/#access_token=H'],
	[
		'https://x.example.com/?apikey=abc&X-Amz-Signature=def',
		'https://x.example.com/?apikey=H&X-Amz-Signature=H',
	],
	['https://x.example.com/?to=0123456789abcdef0', 'https://x.example.com/?to=H'],
	[
		'https://x.example.com/?to=abcdefghijklmnopqrst-0123456789abcdef0',
		'https://x.example.com/?to=H',
	],
	[
		'https://a.example.com/?next=https://u:p@b.example.com/',
		'https://a.example.com/?next=https://H@b.example.com/',
	],
	[
		'https://hooks.slack.com/services/T01/B02/a1B2c3D4e5F6g7H8i9J0k1L2',
		'https://hooks.slack.com/services/T01/B02/H',
	],
	[
		'https://discord.com/api/webhooks/123456/a1B2c3D4e5F6g7H8i9J0-k1L2_3',
		'https://discord.com/api/webhooks/123456/H',
	],
	[
		'https://api.telegram.org/bot123:AAa1B2c3D4e5F6g7H8/sendMessage',
		'https://api.telegram.org/H/sendMessage',
	],
	["host=db user=me password='a b' dbname=x", 'host=db user=H password=H dbname=x'],
	['password=abc host=db', 'password=H host=db'],
	['user:pa//ss@host:5432/db', 'H@host:5432/db'],
	['https://user:12a/34@host/db', 'https://H@host/db'],
	['s3://key:sec/ret@bucket/x', 's3://H@bucket/x'],
	['https://a.example.com,s3://key:sec/ret@bucket', 'https://a.example.com,s3://H@bucket'],
	[
		'https://u:p@a.example.com,https://v:q@b.example.com',
		'https://H@a.example.com,https://H@b.example.com',
	],
])('hides the credentials in %s', (address, masked) => {
	expect(maskAddress(address)).toBe(
		masked.replaceAll('H@', `${hidden}@`).replace(/(?<=[=/])H/g, hidden),
	);
});

it.each([
	'',
	'https://example.com',
	'https://abcdefghijklmnopqrst.supabase.co/functions/v1/send-email-hook',
	'https://n8n.example.com/webhook/0b6c4f3e-5d5c-4d0e-9d8c-1f2a3b4c5d6e/supabase',
	'https://acme.okta.com/app/exk1fcia6d6EMsf331d8/sso/saml/metadata',
	'https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com',
	'pg-functions://postgres/public/custom_access_token_hook',
	'com.acme.app://callback,https://*.acme.dev/**',
	'somebody@example.com',
	'https://@example.com/',
	'https://example.com:8080/@acme/x@2',
	'http://example.com/@acme/x@2',
	'wss://example.com/@acme/x@2',
	'ws://example.com/@acme/x@2',
	'//example.com/@acme/x@2',
	'docs/readme:v1@main',
	'https://x.example.com/?token=&password=',
	'https://x.example.com/?user_count=5&code_length=6&to=20261101093000123456',
])('leaves %s unchanged', (address) => expect(maskAddress(address)).toBe(address));

/** Passwords as users write them: not escaped, but without characters that end a URL in text. */
const password = fc
	.string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' })
	.filter(
		(text) =>
			text.trim() === text &&
			!/^['"]|[,;|"'<>([{\s][a-z]|:\/\/|hidden|Settings|Request|Options|Reveal|Secrets/i.test(text),
	);

it('never shows a password', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('postgres', 'postgresql', 'redis', 'amqps', 'mongodb+srv', 'otlp'),
			password,
			(scheme, secret) => {
				const masked = maskAddress(`${scheme}://user:${secret}@host.example.com/db`);
				return !masked.includes(secret) && masked.includes('@host.example.com/db');
			},
		),
	);
	fc.assert(
		fc.property(password, (secret) => {
			const value = encodeURIComponent(secret);
			const masked = maskAddress(`https://u:${value}@a.example.com/?password=${value}&a=1`);
			return masked === `https://${hidden}@a.example.com/?password=${hidden}&a=1`;
		}),
	);
});

/** Parts of addresses, in any order. */
const pieces = [
	...['https://', 'postgres://', '//', ':', '/', '?', '&', '#', '=', '@', ',', ' ', "'", '%20'],
	...[
		'user',
		'password',
		'token',
		'host.example.com',
		'5432',
		'hooks',
		'a1B2c3D4e5F6g7H8i9J0',
		hidden,
	],
];

it('changes nothing the second time', () => {
	const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 });
	fc.assert(
		fc.property(
			fc.oneof(
				text.map((parts) => parts.join('')),
				fc.string(),
			),
			(given) => {
				const once = maskAddress(given);
				expect(maskAddress(once)).toBe(once);
			},
		),
	);
});

it('masks the addresses of a list that contain credentials', () => {
	const urls = ['https://a.example.com/', 'https://user:pass@b.example.com/'];
	const [item] = hideSecrets('GET /v1/projects/{ref}/branches', [{ json: { notify_url: urls } }]);
	expect(item!.json).toEqual({ notify_url: [urls[0], `https://${hidden}@b.example.com/`] });
});

const inPart = Object.entries(secretsOf).flatMap(([key, secrets]) =>
	(secrets!.maskedInPart ?? []).map((name) => [key as OperationKey, name] as const),
);

it.each(inPart)('%s masks addresses in %s', (key, name) => {
	const [item] = hideSecrets(key, [{ json: { a: [{ [name]: 'https://user:pass@host/' }] } }]);
	expect(item!.json).toEqual({ a: [{ [name]: `https://${hidden}@host/` }] });
});
