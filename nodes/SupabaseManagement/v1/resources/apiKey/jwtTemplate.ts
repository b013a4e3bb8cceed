import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { jsonOrText } from '../../fields/json';

type Claim = { name: string; value: string };

/**
 * The role and claims that a secret key has in the database and the services.
 *
 * @param collection that contains the field
 */
export function jwtTemplate(
	collection: 'apiKeyAdditionalFields' | 'apiKeyUpdateFields',
): INodeProperties {
	const path = `${collection}.jwtTemplate`;

	async function sendTemplate(
		this: IExecuteSingleFunctions,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { claims = [] } = this.getNodeParameter(path) as { claims?: Claim[] };
		const template: IDataObject = Object.fromEntries(
			claims.map(({ name, value }) => [name, jsonOrText(this, value, name)]),
		) as IDataObject;
		return {
			...options,
			body: {
				...(options.body as IDataObject),
				secret_jwt_template: claims.length > 0 ? template : null,
			},
		};
	}

	return {
		displayName: 'JWT Template',
		name: 'jwtTemplate',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Claim',
		default: {},
		description: 'Claims of the token that a secret key represents, such as its role',
		options: [
			{
				displayName: 'Claims',
				name: 'claims',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. role',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. service_role',
						description: 'Text, or JSON for any other type',
					},
				],
			},
		],
		routing: { send: { preSend: [sendTemplate] } },
	};
}
