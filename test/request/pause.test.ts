import { pause } from '../../nodes/SupabaseManagement/v1/request/client/pause';

describe('a pause', () => {
	it('lasts as long as it should', async () => {
		const startedAt = performance.now();
		await pause(1200, undefined);
		// Timers may fire slightly early.
		expect(performance.now() - startedAt).toBeGreaterThan(1190);
	});

	// If it continued, the test would run into its timeout.
	it('ends immediately if the execution is canceled', async () => {
		const execution = new AbortController();
		const pausing = pause(600_000, execution.signal);
		execution.abort(new Error('Cancelled'));
		await expect(pausing).rejects.toThrow('Cancelled');
	});

	it('does not start if the execution was canceled before', async () => {
		const signal = AbortSignal.abort(new Error('Cancelled'));
		await expect(pause(0, signal)).rejects.toThrow('Cancelled');
	});
});
