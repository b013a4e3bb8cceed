import { forbidden, testOperation } from '../harness/testOperation';

const projectRef = 'abcdefghijklmnopqrst';

const path = `/v1/projects/${projectRef}/config/storage`;

const config = {
	fileSizeLimit: 52428800,
	features: {
		imageTransformation: { enabled: true },
		s3Protocol: { enabled: false },
		purgeCache: { enabled: false },
		icebergCatalog: { enabled: false, maxNamespaces: 10, maxTables: 10, maxCatalogs: 2 },
		vectorBuckets: { enabled: true, maxBuckets: 10, maxIndexes: 5 },
	},
	capabilities: { list_v2: true, iceberg_catalog: true, object_versioning: false },
	external: { upstreamTarget: 'main' },
	migrationVersion: 'fix-optimized-search-function',
};

testOperation('storage', 'get', {
	full: { parameters: { projectRef }, request: { method: 'GET', path } },
	answer: { status: 200, body: config, items: [config] },
	refused: forbidden,
});

const bucket = (name: string, isPublic: boolean) => ({
	id: name,
	name,
	owner: '',
	created_at: '2026-10-02T08:00:00Z',
	updated_at: '2026-10-02T08:00:00Z',
	public: isPublic,
});

testOperation('storage', 'getManyBuckets', {
	full: {
		parameters: { projectRef, returnAll: true },
		request: { method: 'GET', path: `/v1/projects/${projectRef}/storage/buckets` },
	},
	smallest: {
		parameters: { projectRef },
		request: { method: 'GET', path: `/v1/projects/${projectRef}/storage/buckets` },
	},
	answer: {
		status: 200,
		body: [bucket('avatars', true), bucket('invoices', false)],
		items: [bucket('avatars', true), bucket('invoices', false)],
	},
	refused: { status: 404, message: 'Project not found' },
});

testOperation('storage', 'update', {
	full: {
		parameters: {
			projectRef,
			storageUpdateFields: {
				fileSizeLimit: 1073741824,
				icebergCatalog: {
					feature: { enabled: true, maxCatalogs: 3, maxNamespaces: 20, maxTables: 30 },
				},
				imageTransformation: false,
				purgeCache: true,
				s3Protocol: true,
				upstreamTarget: 'canary',
				vectorBuckets: { feature: { enabled: false, maxBuckets: 0, maxIndexes: 0 } },
			},
		},
		request: {
			method: 'PATCH',
			path,
			body: {
				fileSizeLimit: 1073741824,
				features: {
					icebergCatalog: { enabled: true, maxCatalogs: 3, maxNamespaces: 20, maxTables: 30 },
					imageTransformation: { enabled: false },
					purgeCache: { enabled: true },
					s3Protocol: { enabled: true },
					vectorBuckets: { enabled: false, maxBuckets: 0, maxIndexes: 0 },
				},
				external: { upstreamTarget: 'canary' },
			},
		},
	},
	smallest: {
		parameters: { projectRef, storageUpdateFields: { imageTransformation: true } },
		request: {
			method: 'PATCH',
			path,
			body: { features: { imageTransformation: { enabled: true } } },
		},
	},
	answer: { status: 200, items: [{ success: true, ref: projectRef }] },
	refused: { status: 402, message: 'Image transformations are not available on the free plan' },
});
