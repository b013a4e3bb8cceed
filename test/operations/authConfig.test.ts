import type { IDataObject, INodeParameters, ResourceMapperField } from 'n8n-workflow';

import { getAuthSettings } from '../../nodes/SupabaseManagement/v1/resources/authConfig/settings.list';
import { authSettings } from '../../nodes/SupabaseManagement/v1/resources/authConfig/settings';
import { answerWith, stopAnswering } from '../harness/api';
import { contract } from '../harness/contract';
import { editorContext } from '../harness/editor';
import { runNode } from '../harness/engine';
import { mapped } from '../harness/settings';
import { forbidden, testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';

const path = `/v1/projects/${projectRef}/config/auth`;
const fingerprint = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';

type Properties = Record<string, { type: string; nullable?: boolean }>;

/** Get returns all settings, with null for those that are not set. */
const { properties } = contract.get('GET /v1/projects/{ref}/config/auth')!.answer as {
	properties: Properties;
};
const unset: IDataObject = Object.fromEntries(
	Object.entries(properties).map(([id, { type, nullable }]) => [
		id,
		nullable ? null : type === 'boolean' ? false : 6,
	]),
);

const config = {
	...unset,
	site_url: 'https://acme.example',
	disable_signup: false,
	external_google_enabled: true,
	external_google_client_id: '4711.apps.googleusercontent.com',
	external_google_secret: fingerprint,
	mailer_templates_invite_content: '<h2>Welcome</h2>\n<p>You are invited.</p>',
	mailer_templates_recovery_content: '<p>Choose a new password.</p>'.repeat(200),
	password_required_characters: '',
	rate_limit_email_sent: 30,
	sms_provider: 'twilio_verify',
	smtp_host: null,
	custom_oauth_max_providers: 3,
};

testOperation('authConfig', 'get', {
	full: { parameters: { projectRef }, request: { method: 'GET', path } },
	answer: { status: 200, body: config, items: [config] },
	refused: forbidden,
});

testOperation('authConfig', 'update', {
	full: {
		parameters: {
			projectRef,
			specifySettings: 'fields',
			authSettings: mapped(authSettings, {
				site_url: 'https://acme.example',
				disable_signup: false,
				smtp_port: '587',
				smtp_pass: 'hunter2',
				jwt_exp: 3600,
				sessions_timebox: 1.5,
				sms_provider: 'vonage',
				password_required_characters: 'none',
				sms_test_otp_valid_until: '2026-12-01T00:00:00.000Z',
			}),
		},
		request: {
			method: 'PATCH',
			path,
			body: {
				site_url: 'https://acme.example',
				disable_signup: false,
				smtp_port: '587',
				smtp_pass: 'hunter2',
				jwt_exp: 3600,
				sessions_timebox: 1.5,
				sms_provider: 'vonage',
				password_required_characters: '',
				sms_test_otp_valid_until: '2026-12-01T00:00:00.000Z',
			},
		},
	},
	smallest: {
		parameters: {
			projectRef,
			specifySettings: 'json',
			settingsJson: '{ "smtp_host": null }',
		},
		request: { method: 'PATCH', path, body: { smtp_host: null } },
	},
	answer: { status: 200, body: config, items: [config] },
	refused: {
		status: 400,
		body: { message: ['jwt_exp must not be greater than 604800', 'site_url must be a URL'] },
		message: 'jwt_exp must not be greater than 604800, site_url must be a URL',
	},
});

/** Runs Update, and returns the request, or the error. */
async function update(parameters: INodeParameters, json: IDataObject = {}) {
	const requests = answerWith({ status: 200, body: {} });
	const { error } = await runNode({
		parameters: { resource: 'authConfig', operation: 'update', projectRef, ...parameters },
		items: [{ json }],
	});
	return { sent: requests.map(({ body }) => body), error };
}

describe('settings of the auth config, one by one', () => {
	afterEach(stopAnswering);

	const fields = (value: IDataObject) => ({ authSettings: mapped(authSettings, value) });

	it('accept results of expressions, converted to the API’s types', async () => {
		const { sent } = await update(
			fields({
				smtp_port: '={{ $json.port }}',
				disable_signup: '={{ $json.closed }}',
				jwt_exp: '={{ $json.seconds }}',
				smtp_host: '={{ $json.missing }}',
			}),
			{ port: 587, closed: 'true', seconds: '3600' },
		);
		expect(sent).toEqual([{ smtp_port: '587', disable_signup: true, jwt_exp: 3600 }]);
	});

	it.each([
		[{ jwt_exp: 700000 }, 'It must be a whole number from 0 to 604800.'],
		[{ jwt_exp: 0.5 }, 'It must be a whole number from 0 to 604800.'],
		[{ sessions_timebox: -1 }, 'It must be a number from 0.'],
	])('are refused if they cannot be valid: %j', async (value, advice) => {
		const { sent, error } = await update(fields(value));
		expect(sent).toEqual([]);
		expect(error?.message).toMatch(/^Sessions: .* is not valid$/);
		expect(error?.description).toBe(`${advice} Nothing was sent to Supabase.`);
	});

	it('are refused if there are none', async () => {
		const { sent, error } = await update(fields({}));
		expect(sent).toEqual([]);
		expect(error?.message).toBe('There is nothing to update');
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
	});

	it('work without a schema, as in workflows that were written by hand', async () => {
		const { sent } = await update({
			authSettings: {
				mappingMode: 'defineBelow',
				value: { sms_max_frequency: '60', sms_autoconfirm: 'false' },
			} as unknown as INodeParameters,
		});
		expect(sent).toEqual([{ sms_max_frequency: 60, sms_autoconfirm: false }]);
	});
});

describe('settings of the auth config, as JSON', () => {
	afterEach(stopAnswering);

	const json = (settings: unknown, leaveOutSecrets = false) => ({
		specifySettings: 'json',
		settingsJson: settings as string,
		leaveOutSecrets,
	});

	it('omit fields that Get returns and Update does not accept', async () => {
		const { sent } = await update(
			json('{ "custom_oauth_max_providers": 3, "jwt_exp": 60, "smtp_pass": "hunter2" }'),
		);
		expect(sent).toEqual([{ jwt_exp: 60, smtp_pass: 'hunter2' }]);
	});

	it('never replace a secret with its fingerprint', async () => {
		const { sent, error } = await update(json('={{ $json }}'), config);
		expect(sent).toEqual([]);
		expect(error?.message).toBe(
			'Settings contains a fingerprint instead of the secret external_google_secret',
		);
		expect(error?.description).toMatch(/Turn on Leave Out Secrets/);
	});

	it('can be the whole output of Get, without the secrets', async () => {
		const { sent } = await update(json('={{ $json }}', true), config);
		const kept = Object.entries(config).filter(([id]) => {
			const setting = authSettings.find((each) => each.id === id);
			return setting !== undefined && !(setting.type === 'string' && setting.isSecret);
		});
		expect(sent).toEqual([Object.fromEntries(kept)]);
		expect(sent[0]).not.toHaveProperty('external_google_secret');
		expect(sent[0]).toHaveProperty('site_url', config.site_url);
	});

	it.each([
		['{ "jwt_exp": ', 'Settings is not valid JSON'],
		['[1]', 'Settings is not a JSON object'],
		['null', 'Settings is not a JSON object'],
		['{}', 'There is nothing to update'],
	])('are refused if they are %s', async (settings, message) => {
		const { sent, error } = await update(json(settings));
		expect(sent).toEqual([]);
		expect(error?.message).toBe(message);
	});
});

describe('the list of settings', () => {
	afterEach(stopAnswering);

	const load = async () => {
		const context = editorContext({
			resource: 'authConfig',
			operation: 'update',
			projectRef: { __rl: true, mode: 'id', value: projectRef },
		});
		const { fields } = await getAuthSettings.call(context);
		return new Map(fields.map((field) => [field.id, field]));
	};
	const shown = (field?: ResourceMapperField) => [field?.displayName, field?.defaultValue];

	it('shows their current values', async () => {
		const requests = answerWith({ status: 200, body: config });
		const fields = await load();
		expect(requests[0]).toMatchObject({ method: 'GET', path });
		expect(shown(fields.get('site_url'))).toEqual([
			'URLs: Site URL (now https://acme.example)',
			'https://acme.example',
		]);
		expect(shown(fields.get('disable_signup'))).toEqual([
			'Sign-In: Disable Sign-Ups (now off)',
			false,
		]);
		expect(shown(fields.get('external_google_enabled'))).toEqual([
			'Google: Enabled (now on)',
			true,
		]);
		expect(shown(fields.get('rate_limit_email_sent'))).toEqual([
			'Rate Limit: Emails per Hour (now 30)',
			30,
		]);
		expect(shown(fields.get('sms_provider'))).toEqual([
			'Phone: SMS Provider (now Twilio Verify)',
			'twilio_verify',
		]);
		expect(shown(fields.get('password_required_characters'))).toEqual([
			'Password: Required Characters (now No Requirement)',
			'none',
		]);
		expect(shown(fields.get('mailer_templates_invite_content'))).toEqual([
			'Email Template: Invitation (now <h2>Welcome</h2> <p>You are invited.</p>)',
			config.mailer_templates_invite_content,
		]);
	});

	it('shows no value for settings that are not set, except off for switches', async () => {
		answerWith({ status: 200, body: config });
		const fields = await load();
		expect(shown(fields.get('smtp_host'))).toEqual(['SMTP: Host', null]);
		expect(shown(fields.get('saml_enabled'))).toEqual(['SAML: Enabled', false]);
	});

	it('never contains a secret, or a truncated text', async () => {
		answerWith({ status: 200, body: config });
		const fields = await load();
		expect(shown(fields.get('external_google_secret'))).toEqual([
			'Google: Client Secret (set, not shown)',
			null,
		]);
		expect(fields.get('mailer_templates_recovery_content')?.defaultValue).toBeNull();
		expect(JSON.stringify([...fields.values()])).not.toContain(fingerprint);
	});

	it('preselects no setting', async () => {
		answerWith({ status: 200, body: config });
		const fields = [...(await load()).values()];
		expect(fields).toHaveLength(authSettings.length);
		expect(fields.filter(({ removed, required }) => !removed || required)).toEqual([]);
	});

	it('is shown without current values if the project cannot be read', async () => {
		answerWith({ status: 403, body: { message: 'Forbidden resource' } });
		const fields = await load();
		expect(fields.size).toBe(authSettings.length);
		expect(shown(fields.get('site_url'))).toEqual(['URLs: Site URL', null]);
	});
});
