import { createHash } from 'node:crypto';

import type { Call, Handlers } from '../handler.ts';
import { refusalOf } from '../refusal.ts';
import type { Project } from '../world.ts';
import { hasAddOn } from './addOns.ts';
import { owned } from './owned.ts';

/* Alternative addresses of a project: a custom hostname, or a vanity subdomain. */

type Stage = '2_initiated' | '4_origin_setup_completed' | '5_services_reconfigured';

type Hostname = {
	name: string;
	stage: Stage;
	/** When its DNS records count as found, in milliseconds; absent before the first verification. */
	verifiedAt?: number;
};

type Names = { hostname?: Hostname; subdomain?: string };

const namesOf = owned<Project, Names>(() => ({}));

/** Every operation requires the add-on. */
function hostnameOf(call: Call): Hostname | undefined {
	if (!hasAddOn(call, 'custom_domain')) throw refusalOf('hostname.noAddOn');
	const { hostname } = namesOf(call.project);
	const isVerified = (hostname?.verifiedAt ?? Infinity) <= Date.now();
	if (hostname?.stage === '2_initiated' && isVerified) hostname.stage = '4_origin_setup_completed';
	return hostname;
}

function shown({ project: { ref } }: Call, { name, stage }: Hostname) {
	const isPending = stage === '2_initiated';
	const record = createHash('sha256').update(`${ref} ${name}`).digest('base64url');
	const validation_records = isPending
		? [{ txt_name: `_acme-challenge.${name}`, txt_value: record }]
		: [];
	return {
		status: stage,
		custom_hostname: name,
		data: {
			success: true,
			errors: [],
			messages: [],
			result: {
				id: '00000000-0000-0000-0000-000000000000',
				hostname: name,
				custom_origin_server: `${ref}.supabase.co`,
				ownership_verification: { type: '', name: '', value: '' },
				ssl: { status: isPending ? 'pending_validation' : 'active', validation_records },
				status: 'active',
			},
		},
	};
}

const domainOf = (subdomain: string) => `${subdomain}.supabase.co`;

const subdomainSent = ({ body }: Call) => (body as { vanity_subdomain: string }).vanity_subdomain;

const isTaken = ({ world }: Call, subdomain: string) =>
	[...world.projects.values()].some((project) => namesOf(project).subdomain === subdomain);

export const hostnameHandlers: Handlers = {
	'v1-get-hostname-config': (call) => {
		const hostname = hostnameOf(call);
		if (!hostname) throw refusalOf('hostname.none');
		return { body: shown(call, hostname) };
	},

	'v1-update-hostname-config': (call) => {
		if (hostnameOf(call)) throw refusalOf('hostname.exists');
		const { custom_hostname } = call.body as { custom_hostname: string };
		const hostname: Hostname = { name: custom_hostname, stage: '2_initiated' };
		namesOf(call.project).hostname = hostname;
		return { body: shown(call, hostname) };
	},

	/**
	 * There is no DNS lookup: the records count as found some time after the first verification, at
	 * the latest in the second.
	 */
	'v1-verify-dns-config': (call) => {
		const hostname = hostnameOf(call);
		if (!hostname || hostname.stage === '5_services_reconfigured') {
			throw refusalOf('hostname.notPending');
		}
		if (hostname.stage === '4_origin_setup_completed') throw refusalOf('hostname.verified');
		if (hostname.verifiedAt !== undefined) hostname.stage = '4_origin_setup_completed';
		hostname.verifiedAt = Date.now() + call.world.transitionSeconds * 1000;
		return { body: shown(call, hostname) };
	},

	'v1-activate-custom-hostname': (call) => {
		const hostname = hostnameOf(call);
		if (!hostname || hostname.stage === '2_initiated') throw refusalOf('hostname.notVerified');
		if (hostname.stage === '5_services_reconfigured') throw refusalOf('hostname.active');
		hostname.stage = '5_services_reconfigured';
		return { body: shown(call, hostname) };
	},

	'v1-delete-hostname-config': (call) => {
		if (!hostnameOf(call)) throw refusalOf('hostname.noneToDelete');
		delete namesOf(call.project).hostname;
		return {};
	},

	'v1-get-vanity-subdomain-config': ({ project }) => {
		const { hostname, subdomain } = namesOf(project);
		if (subdomain) return { body: { status: 'active', custom_domain: domainOf(subdomain) } };
		return { body: { status: hostname ? 'custom-domain-used' : 'not-used' } };
	},

	'v1-check-vanity-subdomain-availability': (call) => ({
		body: { available: !isTaken(call, subdomainSent(call)) },
	}),

	'v1-activate-vanity-subdomain-config': (call) => {
		namesOf(call.project).subdomain = subdomainSent(call);
		return { body: { custom_domain: domainOf(subdomainSent(call)) } };
	},

	'v1-deactivate-vanity-subdomain-config': ({ project }) => {
		delete namesOf(project).subdomain;
		return {};
	},
};
