import { pause } from '../../nodes/SupabaseManagement/v1/request/client/pause';

describe('a pause', () => {
	it('lasts as long as it should', async () => {
		const startedAt = performance.now();
		await pause(1200, undefined);
		// Timers may be a little early.
		expect(performance.now() - startedAt).toBeGreaterThan(1190);
	});

	// If it continued, it would last longer than a test may take.
	it('ends immediately if the execution is canceled', async () => {
		const execution = new AbortController();
		const pausing = pause(600_000, execution.signal);
		execution.abort(new Error('Cancelled'));
		await expect(pausing).rejects.toThrow('Cancelled');
	});

	it('does not begin when the execution was cancelled before', async () => {
		const signal = AbortSignal.abort(new Error('Cancelled'));
		await expect(pause(0, signal)).rejects.toThrow('Cancelled');
	});
});
