import type { Call } from '../handler.ts';
import { refusalOf } from '../refusal.ts';
import { type Document, readDocument } from './documents.ts';

/** Auth settings that a project cannot change while it uses Supabase’s own mail server. */
const needCustomSmtp = ['rate_limit_email_sent', 'smtp_sender_name', 'smtp_admin_email'];

function checkSmtp(call: Call) {
	const current = readDocument(call, 'config/auth');
	const next = { ...current, ...(call.body as Document) };
	if (next.smtp_host) return;
	// writing back a value that was read changes nothing
	const changed = needCustomSmtp.find((name) => next[name] !== current[name]);
	if (changed) throw refusalOf('auth.customSmtp', { setting: changed.toUpperCase() });
}

function checkStorage({ project }: Call) {
	if (project.status !== 'INACTIVE') return;
	throw refusalOf('storage.unavailable', {}, { code: 'not_found' });
}

function checkServices({ project }: Call) {
	if (project.isSettling) throw refusalOf('network.notReady');
}

/** The preconditions of operations, by operationId. */
const checks: Record<string, (call: Call) => void> = {
	'v1-update-auth-service-config': checkSmtp,
	'v1-get-storage-config': checkStorage,
	'v1-update-network-restrictions': checkServices,
	'v1-patch-network-restrictions': checkServices,
};

/** Refuses a request if its project does not meet the preconditions. */
export function checkConditions(call: Call) {
	checks[call.operation.operationId]?.(call);
}
