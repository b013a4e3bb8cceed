import { configuration } from '../harness/projectConfiguration';
import { testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';

const request = { method: 'GET', path: `/v2/projects/${ref}/config` };

const body = { data: { type: 'project_config', id: ref, attributes: configuration } };

const refused = {
	status: 403,
	body: { error: { code: 'forbidden', message: 'Missing auth_config_read' } },
	message: 'Missing auth_config_read',
};

/** For operations that compare a project with another configuration. */
const smallest = {
	// The other project.
	lookUps: 1,
	parameters: {
		projectRef: ref,
		configurationSource: 'project',
		sourceProjectRef: 'zyxwvutsrqponmlkjihg',
	},
	request,
};

const smaller = { api: { max_rows: 1000, db_schema: 'public' }, database: { ssl_enforced: false } };

const maxRows = { project_ref: ref, service: 'dataApi', setting: 'max_rows' };

testOperation('project', 'applyConfiguration', {
	full: {
		parameters: {
			projectRef: ref,
			configurationSource: 'document',
			configurationDocument: JSON.stringify(smaller),
			configurationOptions: { services: ['dataApi'], settingsToIgnore: 'db_pool' },
			dryRun: true,
		},
		request,
	},
	smallest,
	answer: {
		status: 200,
		body,
		items: [{ ...maxRows, before: 1, after: 1000, status: 'wouldChange', reason: null }],
	},
	refused,
});

testOperation('project', 'compareConfiguration', {
	full: {
		parameters: {
			projectRef: ref,
			configurationSource: 'document',
			configurationDocument: JSON.stringify(smaller),
			configurationOptions: { services: ['dataApi', 'ssl'], settingsToIgnore: 'db_pool' },
		},
		request,
	},
	smallest,
	answer: {
		status: 200,
		body,
		items: [
			{
				project_ref: ref,
				service: 'dataApi',
				setting: 'max_rows',
				here: 1,
				there: 1000,
				status: 'different',
				applicable: true,
				reason: null,
			},
			{
				project_ref: ref,
				service: 'ssl',
				setting: 'ssl_enforced',
				here: true,
				there: false,
				status: 'different',
				applicable: true,
				reason: null,
			},
		],
	},
	refused,
});

testOperation('project', 'getConfiguration', {
	full: {
		parameters: { projectRef: ref, simplify: false },
		request,
	},
	answer: {
		status: 200,
		body,
		items: [{ type: 'project_config', id: ref, attributes: configuration }],
	},
	notInSchema: 'Simplify is off.',
	refused,
});
