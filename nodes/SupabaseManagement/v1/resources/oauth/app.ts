import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

/** Sends the client ID in the address for operations that build one, and in the body for the others. */
async function sendClientId(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const clientId = { client_id: this.getNodeParameter('clientId') as string };
	return options.method === 'GET'
		? { ...options, qs: { ...options.qs, ...clientId } }
		: { ...options, body: { ...(options.body as IDataObject), ...clientId } };
}

/** Identifies the OAuth app. The credential’s own token is not sent. */
export const appFields: INodeProperties[] = [
	...updateDisplayOptions({ show: { resource: ['oauth'] } }, [
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 66666666-6666-4666-8666-666666666666',
			description: 'The client ID of the OAuth app, from the organization’s settings',
			routing: { send: { preSend: [sendClientId] } },
		},
	]),
	...updateDisplayOptions(
		{ show: { resource: ['oauth'], operation: ['exchangeToken', 'revokeToken'] } },
		[
			{
				displayName: 'Client Secret',
				name: 'clientSecret',
				type: 'string',
				typeOptions: { password: true },
				required: true,
				default: '',
				description: 'The client secret of the OAuth app',
				routing: { send: { type: 'body', property: 'client_secret' } },
			},
		],
	),
];
