/**
 * The auth settings of a new project that are neither null nor false, as the real API shows them
 * (recorded: supabase/cli, GET_v1_projects_…_config_auth). The email texts are our own.
 */
export const authSettings: Record<string, unknown> = {
	api_max_request_duration: 10,
	audit_log_disable_postgres: true,
	custom_oauth_max_providers: 3,
	db_max_pool_size: 10,
	db_max_pool_size_unit: 'connections',
	external_email_enabled: true,
	index_worker_ensure_user_search_indexes_exist: true,
	jwt_exp: 3600,
	mailer_otp_exp: 3600,
	mailer_otp_length: 6,
	mailer_secure_email_change_enabled: true,
	mfa_max_enrolled_factors: 10,
	mfa_phone_max_frequency: 5,
	mfa_phone_otp_length: 6,
	mfa_phone_template: 'Code: {{ .Code }}',
	mfa_totp_enroll_enabled: true,
	mfa_totp_verify_enabled: true,
	password_min_length: 6,
	password_required_characters: '',
	rate_limit_anonymous_users: 30,
	rate_limit_email_sent: 2,
	rate_limit_otp: 30,
	rate_limit_sms_sent: 30,
	rate_limit_token_refresh: 150,
	rate_limit_verify: 30,
	rate_limit_web3: 30,
	refresh_token_rotation_enabled: true,
	security_captcha_provider: 'hcaptcha',
	security_refresh_token_reuse_interval: 10,
	sessions_inactivity_timeout: 0,
	sessions_timebox: 0,
	site_url: 'http://localhost:3000',
	sms_max_frequency: 5,
	sms_otp_exp: 60,
	sms_otp_length: 6,
	sms_provider: 'twilio',
	sms_template: 'Code: {{ .Code }}',
	smtp_max_frequency: 60,
	uri_allow_list: '',
};

/** The subject of each email, by the distinguishing part of its setting names. */
const mails: Record<string, string> = {
	confirmation: 'Confirm your sign-up',
	email_change: 'Confirm your new email address',
	email_changed_notification: 'Your email address was changed',
	identity_linked_notification: 'An identity was linked',
	identity_unlinked_notification: 'An identity was unlinked',
	invite: 'You are invited',
	magic_link: 'Sign in',
	mfa_factor_enrolled_notification: 'An MFA factor was added',
	mfa_factor_unenrolled_notification: 'An MFA factor was removed',
	password_changed_notification: 'Your password was changed',
	phone_changed_notification: 'Your phone number was changed',
	reauthentication: 'Confirm that it is you',
	recovery: 'Reset your password',
};

for (const [name, subject] of Object.entries(mails)) {
	const rest = name.endsWith('_notification')
		? ''
		: ' <a href="{{ .ConfirmationURL }}">Continue</a>';
	authSettings[`mailer_subjects_${name}`] = subject;
	authSettings[`mailer_templates_${name}_content`] = `<p>${subject}.${rest}</p>`;
}
