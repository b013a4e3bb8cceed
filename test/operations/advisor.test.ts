import { answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';

const finding = (name: string, title: string, category: string) => ({
	name,
	title,
	level: 'ERROR',
	facing: 'EXTERNAL',
	categories: [category],
	description: `${title}, which may be a problem.`,
	detail: 'Table `public.widgets`',
	remediation: 'https://supabase.com/docs/guides/database/database-linter',
	metadata: { name: 'widgets', type: 'table', schema: 'public' },
	cache_key: `${name}_public_widgets`,
});

const noKey = finding('no_primary_key', 'No primary key', 'PERFORMANCE');
const rlsOff = finding('rls_disabled_in_public', 'RLS disabled in public', 'SECURITY');

testOperation('advisor', 'getManyPerformance', {
	full: {
		parameters: { projectRef: ref, returnAll: true },
		request: { method: 'GET', path: `/v1/projects/${ref}/advisors/performance` },
	},
	answer: { status: 200, body: { lints: [noKey] }, items: [noKey] },
	refused: forbidden,
});

testOperation('advisor', 'getManySecurity', {
	full: {
		parameters: { projectRef: ref, returnAll: true, advisorFilters: { lintType: 'sql' } },
		request: {
			method: 'GET',
			path: `/v1/projects/${ref}/advisors/security`,
			query: { lint_type: 'sql' },
		},
	},
	smallest: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `/v1/projects/${ref}/advisors/security` },
	},
	answer: { status: 200, body: { lints: [rlsOff] }, items: [rlsOff] },
	refused: { status: 404, message: 'Project not found' },
});

const answered = { type: 'project_advisors', attributes: { lints: [noKey, rlsOff] } };

testOperation('advisor', 'run', {
	full: {
		parameters: { projectRef: ref, checks: ['no_primary_key', 'rls_disabled_in_public'] },
		request: {
			method: 'POST',
			path: `/v2/projects/${ref}/advisors/run`,
			body: {
				data: {
					type: 'project_advisors',
					attributes: {
						lints: [{ name: 'no_primary_key' }, { name: 'rls_disabled_in_public' }],
					},
				},
			},
		},
	},
	answer: { status: 200, body: { data: answered }, items: [noKey, rlsOff] },
	refused: {
		status: 400,
		body: {
			error: {
				code: 'bad_request',
				message: 'The request is not valid',
				issues: [{ message: 'lints[0].name is not known' }],
			},
		},
		message: 'The request is not valid',
		description: /lints\[0\]\.name is not known/,
	},
});

describe('advisor', () => {
	afterEach(stopAnswering);

	const run = (parameters: { checks?: string[]; simplify?: boolean }) =>
		runNode({
			parameters: { resource: 'advisor', operation: 'run', projectRef: ref, ...parameters },
		});

	it('returns the original answer without Simplify', async () => {
		answerWith({ status: 200, body: { data: answered } });
		const { items } = await run({ checks: ['no_primary_key'], simplify: false });
		expect(items.map(({ json }) => json)).toEqual([answered]);
	});

	it('returns nothing if there are no findings', async () => {
		answerWith({ status: 200, body: { data: { ...answered, attributes: { lints: [] } } } });
		const { items, error } = await run({ checks: ['no_primary_key'] });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	it('can be run with a read-only credential', async () => {
		const requests = answerWith({ status: 200, body: { data: answered } });
		await runNode({
			parameters: { resource: 'advisor', operation: 'run', projectRef: ref },
			credential: { readOnly: true },
		});
		expect(requests).toHaveLength(1);
	});

	it('refuses more checks than Supabase accepts', async () => {
		const requests = answerWith({ status: 200, body: { data: answered } });
		const { error } = await run({ checks: Array(16).fill('no_primary_key') });
		expect(error?.message).toBe('Checks has 16 entries');
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});
});
