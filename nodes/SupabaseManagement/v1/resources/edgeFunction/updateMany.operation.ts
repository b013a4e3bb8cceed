import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { jsonOf } from '../../fields/json';
import { momentOf } from '../../fields/moment';
import { inputError } from '../../request/input/inputError';

/** The fields of a function that can be sent. Other fields exist only in responses. */
export const sendable = [
	'id',
	'slug',
	'name',
	'status',
	'version',
	'created_at',
	'verify_jwt',
	'import_map',
	'entrypoint_path',
	'import_map_path',
	'ezbr_sha256',
];

type Functions = {
	function?: Array<IDataObject & { additionalFields?: IDataObject }>;
	list?: Array<{ functions?: unknown }>;
};

/** Combines the functions from the form and from JSON into one list. */
export async function sendFunctions(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { function: typed = [], list = [] } = this.getNodeParameter('functions', {}) as Functions;
	const given = [
		...typed.map(({ additionalFields = {}, ...fields }) => ({
			...fields,
			...additionalFields,
			...createdAt(this, additionalFields.created_at),
		})),
		...list.flatMap(({ functions }) => functionsIn(this, functions)),
	];
	if (given.length === 0) {
		throw inputError(this, 'Functions is empty', 'Add a function, or a list of functions.');
	}
	const body = given.map((fields: IDataObject) =>
		Object.fromEntries(
			sendable
				.filter((key) => key in fields && fields[key] !== '')
				.map((key) => [key, fields[key]]),
		),
	);
	return { ...options, body };
}

/** Supabase counts milliseconds; n8n’s date fields give text. */
function createdAt(context: IExecuteSingleFunctions, date: unknown): IDataObject {
	return date === undefined || date === ''
		? {}
		: { created_at: momentOf(context, 'Created At', date) };
}

function functionsIn(context: IExecuteSingleFunctions, json: unknown): IDataObject[] {
	const value = jsonOf(context, json, 'Functions (JSON)');
	const list = Array.isArray(value) ? value : [value];
	if (list.every((each) => typeof each === 'object' && each !== null)) {
		return list.map((each: IDataObject) =>
			typeof each.created_at === 'string'
				? { ...each, ...createdAt(context, each.created_at) }
				: each,
		);
	}
	throw inputError(
		context,
		'Functions (JSON) is not a list of functions',
		'Enter an array of objects in the format that Get Many returns.',
	);
}

/** In Supabase’s order, the required fields first. */
const functionFields: INodeProperties[] = [
	{
		displayName: 'ID',
		name: 'id',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 3c078cce-ad70-4148-9f37-4da362789053',
	},
	{
		displayName: 'Slug',
		name: 'slug',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. hello-world',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Hello World',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'ACTIVE',
		options: [
			{
				name: 'Active',
				value: 'ACTIVE',
			},
			{
				name: 'Removed',
				value: 'REMOVED',
			},
			{
				name: 'Throttled',
				value: 'THROTTLED',
			},
		],
	},
	{
		displayName: 'Version',
		name: 'version',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 1,
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		default: {},
		placeholder: 'Add Field',
		options: [
			{
				displayName: 'Bundle Has Import Map',
				name: 'import_map',
				type: 'boolean',
				default: false,
				description: 'Whether the bundle contains an import map',
			},
			{
				displayName: 'Bundle SHA-256',
				name: 'ezbr_sha256',
				type: 'string',
				default: '',
			},
			{
				displayName: 'Created At',
				name: 'created_at',
				type: 'dateTime',
				default: '',
			},
			{
				displayName: 'Entrypoint Path',
				name: 'entrypoint_path',
				type: 'string',
				default: '',
			},
			{
				displayName: 'Import Map Path',
				name: 'import_map_path',
				type: 'string',
				default: '',
			},
			{
				displayName: 'Verify JWT',
				name: 'verify_jwt',
				type: 'boolean',
				default: true,
				description:
					'Whether callers must send a valid JWT of the project. Turn it off for webhooks.',
			},
		],
	},
];

export const updateManyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunction'], operation: ['updateMany'] } },
	[
		{
			displayName: 'Functions',
			name: 'functions',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Function',
			required: true,
			default: {},
			description: 'The functions to set. Supabase does not increase the version automatically.',
			options: [
				{
					displayName: 'Function',
					name: 'function',
					values: functionFields,
				},
				{
					displayName: 'List of Functions',
					name: 'list',
					values: [
						{
							displayName: 'Functions (JSON)',
							name: 'functions',
							type: 'json',
							default: '[]',
							description: 'Functions in the format that Get Many and Deploy return',
						},
					],
				},
			],
		},
	],
);
