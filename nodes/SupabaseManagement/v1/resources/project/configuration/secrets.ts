import { createHmac, timingSafeEqual } from 'crypto';

import { fieldWithHidden, hidden, maskAddress } from '../../../request/answer/hideSecrets';
import { secretsOf, soundsSecret } from '../../../request/answer/secrets';
import { authSettings } from '../../authConfig/settings';
import { configKey } from './services';
import { isUnset } from './values';

const { masked = [], maskedInPart = [] } = secretsOf[configKey]!;

/** Shown instead of a secret that is set. */
export const secretShown = '(secret)';

/** Settings that are not secrets although their names suggest it, such as `rate_limit_otp`. */
const known = new Set(
	authSettings
		.filter((setting) => setting.type !== 'string' || setting.isSecret !== true)
		.map(({ id }) => id),
);

export function isSecret(setting: string): boolean {
	const name = setting.slice(setting.lastIndexOf('.') + 1);
	return masked.includes(name) || (soundsSecret(name) && !known.has(name));
}

/** The value of a setting for the output. For a secret, only whether it is set. */
export function shown(setting: string, value: unknown): unknown {
	if (value === undefined) return null;
	if (isSecret(setting)) return isUnset(value) ? null : secretShown;
	const isAddress = maskedInPart.includes(setting) && typeof value === 'string';
	return isAddress ? maskAddress(value) : value;
}

/**
 * Whether a value only represents a secret: a fingerprint, the node’s own placeholder, or
 * asterisks. It must never be written.
 */
export function isOpaque(value: unknown): boolean {
	if (typeof value !== 'string') return false;
	return (
		/^(hash:)?[\da-f]{64}$/i.test(value) ||
		/^[*•]+$/.test(value) ||
		value === hidden ||
		value === secretShown ||
		/^\(hidden\b/.test(value)
	);
}

/**
 * Whether Get Configuration has hidden a part of a value, such as the password in an address. It must
 * never be written, either.
 */
export function isHiddenInPart(value: unknown): boolean {
	return fieldWithHidden(value) !== undefined;
}

/**
 * The fingerprint that the API returns for a project’s secret: HMAC-SHA256 with the project’s ID as
 * the key. Supabase’s CLI 3.1 computes it to find out whether a secret is already set.
 */
export function fingerprint(projectRef: string, secret: string): string {
	return createHmac('sha256', projectRef).update(secret).digest('hex');
}

/** A secret, and the project that it was read from. A document has no project. */
export type SecretAt = { value: unknown; projectRef?: string };

/** Compares two secrets, if possible. Fingerprints of different projects cannot be compared. */
export function compareSecrets(one: SecretAt, other: SecretAt): 'same' | 'different' | 'unknown' {
	if (isUnset(one.value) || isUnset(other.value)) {
		return isUnset(one.value) === isUnset(other.value) ? 'same' : 'different';
	}
	if (isSame(one.value, other.value)) return 'same';
	const isOneOpaque = isOpaque(one.value);
	const isOtherOpaque = isOpaque(other.value);
	if (!isOneOpaque && !isOtherOpaque) return 'different';
	if (isFingerprintOf(one, other) || isFingerprintOf(other, one)) return 'same';
	const isOneProject = one.projectRef !== undefined && one.projectRef === other.projectRef;
	return isOneOpaque === isOtherOpaque && !isOneProject ? 'unknown' : 'different';
}

function isFingerprintOf({ value: opaque, projectRef }: SecretAt, { value }: SecretAt): boolean {
	if (projectRef === undefined || !isOpaque(opaque)) return false;
	return isSame(fingerprint(projectRef, String(value)), opaque);
}

function isSame(one: unknown, other: unknown): boolean {
	const [left, right] = [one, other].map((value) =>
		Buffer.from(String(value).replace(/^hash:/i, '')),
	);
	return left!.length === right!.length && timingSafeEqual(left!, right!);
}

/**
 * Settings that have no effect, or do harm, without their secret. `with`: must be written together
 * with it. `switch`: needs any value of the secret.
 */
const groups: ReadonlyArray<{ secret: RegExp; with: string; switch?: string }> = [
	{
		secret: /^smtp_pass$/,
		with: '^smtp_(host|port|user)$',
		// The API returns 401 if it is changed without a custom mail server.
		switch: '^rate_limit_email_sent$',
	},
	{
		secret: /^external_(\w+)_secret$/,
		with: '^external_$1_(client_id|url)$',
		switch: '^external_$1_enabled$',
	},
	{
		secret: /^hook_(\w+)_secrets$/,
		with: '^hook_$1_uri$',
		switch: '^hook_$1_enabled$',
	},
	{
		secret: /^security_captcha_secret$/,
		with: '^security_captcha_provider$',
		switch: '^security_captcha_enabled$',
	},
	{
		secret: /^sms_(twilio|twilio_verify)_auth_token$/,
		with: '^sms_$1_(account|message_service)_sid$',
	},
	{ secret: /^nimbus_oauth_client_secret$/, with: '^nimbus_oauth_client_id$' },
];

/**
 * The settings of auth that only work together with a secret.
 *
 * @returns `settings` must be written together with it, `switches` need it to be set
 */
export function belongsTo(secret: string): {
	settings: (setting: string) => boolean;
	switches: (setting: string) => boolean;
} {
	for (const group of groups) {
		const match = group.secret.exec(secret);
		if (match === null) continue;
		const fill = (pattern: string) => new RegExp(pattern.replace('$1', match[1] ?? ''));
		const settings = fill(group.with);
		const switches = group.switch === undefined ? undefined : fill(group.switch);
		return {
			settings: (setting) => settings.test(setting),
			switches: (setting) => switches?.test(setting) === true,
		};
	}
	return { settings: () => false, switches: () => false };
}
