import { byLinkAndSize, byOffset } from '../../request/answer/pages';
import type { Facts } from '../../request/facts';
import { untilProject, untilProjectIsBack, untilServices } from '../../request/wait/projectWaits';
import { serviceNames, services } from './configuration/services';

export const facts: Facts = {
	'DELETE /v1/projects/{ref}': { needsRest: true },
	'GET /v1/organizations/{slug}/projects': { list: 'projects', pages: byOffset },
	'GET /v1/projects/{ref}/restore': { list: 'available_versions' },
	'GET /v2/organizations/{slug}/projects': { pages: byLinkAndSize },
	'POST /v1/projects/{ref}/pause': {
		needsRest: true,
		leadsTo: { states: ['INACTIVE'], name: 'paused' },
	},
	'POST /v1/projects/{ref}/restart': { needsRest: true },
	'POST /v1/projects/{ref}/restore': {
		needsRest: true,
		leadsTo: { states: ['ACTIVE_HEALTHY', 'ACTIVE_UNHEALTHY'], name: 'running' },
	},
	'POST /v1/projects/{ref}/restore/cancel': { needsRest: true },

	'project:applyConfiguration': { alsoWrites: serviceNames.map((name) => services[name].write) },
	'project:createProject': {
		wait: { ...untilServices(({ item }) => String(item.ref)), created: ['ref', 'name'] },
	},
	'project:pause': { wait: untilProject('INACTIVE') },
	'project:restart': { wait: untilProjectIsBack },
	'project:restore': { wait: untilServices() },
};
