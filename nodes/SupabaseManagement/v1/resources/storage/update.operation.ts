import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['storage'], operation: ['update'] } },
	[
		{
			displayName: 'Update Fields',
			name: 'storageUpdateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'File Size Limit',
					name: 'fileSizeLimit',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 536870912000 },
					default: 52428800,
					description: 'Maximum size of an uploaded file, in bytes',
					routing: { send: { type: 'body', property: 'fileSizeLimit' } },
				},
				{
					displayName: 'Iceberg Catalog',
					name: 'icebergCatalog',
					type: 'fixedCollection',
					default: {},
					description: 'Analytics buckets, which store tables in the Iceberg format',
					options: [
						{
							displayName: 'Iceberg Catalog',
							name: 'feature',
							values: [
								{
									displayName: 'Enabled',
									name: 'enabled',
									type: 'boolean',
									default: true,
									description: 'Whether analytics buckets can be used',
									routing: { send: { type: 'body', property: 'features.icebergCatalog.enabled' } },
								},
								{
									displayName: 'Max Catalogs',
									name: 'maxCatalogs',
									type: 'number',
									typeOptions: { minValue: 0 },
									default: 2,
									description: 'Maximum number of catalogs in the project',
									routing: {
										send: { type: 'body', property: 'features.icebergCatalog.maxCatalogs' },
									},
								},
								{
									displayName: 'Max Namespaces',
									name: 'maxNamespaces',
									type: 'number',
									typeOptions: { minValue: 0 },
									default: 10,
									description: 'Maximum number of namespaces in a catalog',
									routing: {
										send: { type: 'body', property: 'features.icebergCatalog.maxNamespaces' },
									},
								},
								{
									displayName: 'Max Tables',
									name: 'maxTables',
									type: 'number',
									typeOptions: { minValue: 0 },
									default: 10,
									description: 'Maximum number of tables in a namespace',
									routing: {
										send: { type: 'body', property: 'features.icebergCatalog.maxTables' },
									},
								},
							],
						},
					],
				},
				{
					displayName: 'Image Transformation',
					name: 'imageTransformation',
					type: 'boolean',
					default: true,
					description: 'Whether images can be resized on the fly',
					routing: { send: { type: 'body', property: 'features.imageTransformation.enabled' } },
				},
				{
					displayName: 'Purge Cache',
					name: 'purgeCache',
					type: 'boolean',
					default: true,
					description: 'Whether files can be purged from the CDN’s cache',
					routing: { send: { type: 'body', property: 'features.purgeCache.enabled' } },
				},
				{
					displayName: 'S3 Protocol',
					name: 's3Protocol',
					type: 'boolean',
					default: true,
					description: 'Whether S3 clients can connect',
					routing: { send: { type: 'body', property: 'features.s3Protocol.enabled' } },
				},
				{
					displayName: 'Upstream Target',
					name: 'upstreamTarget',
					type: 'options',
					default: 'main',
					description: 'The version of the Storage service that serves the project',
					options: [
						{ name: 'Canary', value: 'canary' },
						{ name: 'Main', value: 'main' },
					],
					routing: { send: { type: 'body', property: 'external.upstreamTarget' } },
				},
				{
					displayName: 'Vector Buckets',
					name: 'vectorBuckets',
					type: 'fixedCollection',
					default: {},
					description: 'Buckets that store and search embeddings',
					options: [
						{
							displayName: 'Vector Buckets',
							name: 'feature',
							values: [
								{
									displayName: 'Enabled',
									name: 'enabled',
									type: 'boolean',
									default: true,
									description: 'Whether vector buckets can be used',
									routing: { send: { type: 'body', property: 'features.vectorBuckets.enabled' } },
								},
								{
									displayName: 'Max Buckets',
									name: 'maxBuckets',
									type: 'number',
									typeOptions: { minValue: 0 },
									default: 10,
									description: 'Maximum number of vector buckets in the project',
									routing: {
										send: { type: 'body', property: 'features.vectorBuckets.maxBuckets' },
									},
								},
								{
									displayName: 'Max Indexes',
									name: 'maxIndexes',
									type: 'number',
									typeOptions: { minValue: 0 },
									default: 5,
									description: 'Maximum number of indexes in a vector bucket',
									routing: {
										send: { type: 'body', property: 'features.vectorBuckets.maxIndexes' },
									},
								},
							],
						},
					],
				},
			],
		},
	],
);
