import { maskAddress } from '../../nodes/SupabaseManagement/v1/request/answer/hideSecrets';
import { formsOf, redact } from '../../nodes/SupabaseManagement/v1/request/guard/redact';

const token = 'sbp_0123456789abcdef0123456789abcdef01234567';

/** CPU time of this process in milliseconds, which other processes do not increase. */
const cpuTime = () => process.cpuUsage().user / 1000;

// Separate from the other tests of these functions, which `npm run test:mutation` runs hundreds of
// times.
describe('hiding secrets ends soon', () => {
	const forms = formsOf([token]);

	it('with deeply nested data', () => {
		let deep: unknown = token;
		for (let depth = 0; depth < 50_000; depth++) deep = depth % 2 ? [deep] : { deep };
		expect(JSON.stringify(redact(deep, forms))).not.toContain(token);
	});

	it('with long lists and long strings', () => {
		const start = cpuTime();
		redact(
			Array.from({ length: 50_000 }, (_, id) => ({ id, name: 'a project' })),
			forms,
		);
		redact('a'.repeat(5_000_000), forms);
		expect(cpuTime() - start).toBeLessThan(5000);
	});

	it('with long URLs', () => {
		for (const text of ['a', 'a:', 'a://', '@', 'a=', '?a=', '/a1', '://a', '//', 'a1']) {
			const start = cpuTime();
			maskAddress(text.repeat(100_000));
			expect(cpuTime() - start).toBeLessThan(2000);
		}
	});
});
