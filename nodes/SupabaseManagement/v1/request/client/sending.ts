import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Known } from '../guard/otherProjects';
import type { PathValues } from '../input/path';
import type { Place } from '../place';
import type { Deadline } from './deadline';

/** The content of a request, in addition to the method and path in the key. */
export type Request = {
	/** Values of the placeholders in the path. */
	values?: PathValues;
	query?: IDataObject;
	/** The body, without the envelope of version 2. */
	body?: IHttpRequestOptions['body'];
	headers?: IDataObject;
	/** The project of the response, if the response does not name it. */
	known?: Known;
	/** Options from n8n: how to send the request, and how to read the response. */
	transport?: Transport;
};

/** Options from n8n and the user for all requests of an item: proxy, certificates, timeout … */
export type Transport = Pick<
	IHttpRequestOptions,
	'encoding' | 'proxy' | 'skipSslCertificateValidation' | 'timeout' | 'allowedDomains'
>;

/** The sender, and its time limit. */
export type Sending = {
	place: Place;
	transport: Transport;
	deadline: Deadline;
	/** What to do if a response takes too long, in a sentence. */
	timeAdvice: string;
	/** IDs of the projects that this run created. */
	created?: Set<string>;
};
