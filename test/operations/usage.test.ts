import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const endpoints = `/v1/projects/${ref}/analytics/endpoints`;
const functionId = '3c078cce-ad70-4148-9f37-4da362789053';

const count = (timestamp: string, total: number) => ({
	timestamp,
	total_auth_requests: total,
	total_realtime_requests: 0,
	total_rest_requests: 12,
	total_storage_requests: 3,
});
const counts = [count('2026-11-23T09:00:00Z', 4), count('2026-11-23T10:00:00Z', 5)];

testOperation('usage', 'getApiCounts', {
	full: {
		parameters: { projectRef: ref, interval: '7day' },
		request: { method: 'GET', path: `${endpoints}/usage.api-counts`, query: { interval: '7day' } },
	},
	smallest: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${endpoints}/usage.api-counts`, query: { interval: '1day' } },
	},
	answer: { status: 200, body: { result: counts }, items: counts },
	refused: { ...forbidden, description: /analytics_usage_read/ },
});

testOperation('usage', 'getApiRequestCount', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${endpoints}/usage.api-requests-count` },
	},
	answer: { status: 200, body: { result: [{ count: 4711 }] }, items: [{ count: 4711 }] },
	refused: { status: 404, message: 'Project not found' },
});

const stats = {
	timestamp: 1795428000000000,
	requests_count: 3,
	server_err_count: 1,
	avg_execution_time: 41.5,
	max_memory_used: 52,
};

testOperation('usage', 'getFunctionStats', {
	full: {
		parameters: { projectRef: ref, functionId, interval: '15min' },
		request: {
			method: 'GET',
			path: `${endpoints}/functions.combined-stats`,
			query: { function_id: functionId, interval: '15min' },
		},
	},
	smallest: {
		parameters: { projectRef: ref, functionId },
		request: {
			method: 'GET',
			path: `${endpoints}/functions.combined-stats`,
			query: { function_id: functionId, interval: '1day' },
		},
	},
	answer: { status: 200, body: { result: [stats] }, items: [stats] },
	refused: { status: 400, message: 'function_id is not a function of this project' },
});

const metrics = '# HELP up Whether it runs\nup{service_type="db"} 1\n';

testOperation('usage', 'getMetrics', {
	full: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: `${endpoints}/metrics` },
	},
	answer: {
		status: 200,
		body: metrics,
		headers: { 'content-type': 'text/plain' },
		items: [{ ref, metrics }],
	},
	refused: forbidden,
});
