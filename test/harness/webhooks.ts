/* A webhook and a delivery, as the API returns them. */

export const endpointId = '01890a5d-ac96-774b-bcce-b302099a8057';
export const deliveryId = '01890a5d-ac96-774b-bcce-b302099a8058';
const eventId = '01890a5d-ac96-774b-bcce-b302099a8059';

export const endpoint = {
	id: endpointId,
	url: 'https://example.com/hooks/supabase',
	enabled: true,
	description: 'Tells the team about backups',
	event_types: [{ type: 'v1.project.paused' }, { type: 'v1.organization.secrets.leaked' }],
	custom_headers: { 'X-Source': 'supabase' },
	created_by: '55555555-5555-4555-8555-555555555555',
	created_at: '2026-10-02T08:00:00Z',
};

export const endpointAnswer = { type: 'endpoint', id: endpointId, attributes: endpoint };

export const delivery = {
	id: deliveryId,
	event_id: eventId,
	status: 'failure',
	response_code: 500,
	response_headers: { server: 'nginx' },
	response_body: 'Internal Server Error',
	error_code: null,
	error_message: null,
	attempt_timestamp: '2026-11-20T10:15:00Z',
	event: {
		type: 'v1.project.paused',
		payload: { organization_slug: 'tsrqponmlkjihgfedcba', project_ref: 'abcdefghijklmnopqrst' },
		timestamp: '2026-11-20T10:14:58Z',
	},
};

export const deliveryAnswer = { type: 'delivery', id: deliveryId, attributes: delivery };
