import type { IHttpRequestOptions } from 'n8n-workflow';

/** How every request is sent. */
export const transport = {
	// `services=auth&services=rest`, as the API reads lists in a query.
	arrayFormat: 'repeat',
	// A redirect would carry the token to an address that nobody chose.
	disableFollowRedirect: true,
	// Refusals come back as answers, so that what they say can be told. n8n itself needs to see a 401
	// to refresh an OAuth2 token.
	ignoreHttpStatusErrors: { ignore: true, except: [401] },
} satisfies Partial<IHttpRequestOptions>;
