import { maskAddress } from '../../nodes/SupabaseManagement/v1/request/answer/hideSecrets';
import { formsOf, redact } from '../../nodes/SupabaseManagement/v1/request/guard/redact';

const token = 'sbp_0123456789abcdef0123456789abcdef01234567';

/** In milliseconds, of this process alone: a busy machine does not make it longer. */
const cpuTime = () => process.cpuUsage().user / 1000;

// Apart from the other tests of these functions, which `npm run test:mutation` runs hundreds of times.
describe('what hides secrets ends soon', () => {
	const forms = formsOf([token]);

	it('on what is nested very deeply', () => {
		let deep: unknown = token;
		for (let depth = 0; depth < 50_000; depth++) deep = depth % 2 ? [deep] : { deep };
		expect(JSON.stringify(redact(deep, forms))).not.toContain(token);
	});

	it('on long lists and long texts', () => {
		const start = cpuTime();
		redact(
			Array.from({ length: 50_000 }, (_, id) => ({ id, name: 'a project' })),
			forms,
		);
		redact('a'.repeat(5_000_000), forms);
		expect(cpuTime() - start).toBeLessThan(5000);
	});

	it('on long addresses', () => {
		for (const text of ['a', 'a:', 'a://', '@', 'a=', '?a=', '/a1', '://a', '//', 'a1']) {
			const start = cpuTime();
			maskAddress(text.repeat(100_000));
			expect(cpuTime() - start).toBeLessThan(2000);
		}
	});
});
