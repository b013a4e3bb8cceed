import { isRepeatable } from '../../nodes/SupabaseManagement/v1/request/client/repeatable';
import { readingPosts } from '../../nodes/SupabaseManagement/v1/request/guard/readingPosts';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { contract } from '../harness/contract';

const keys = [...contract.keys()] as OperationKey[];
/** What might be done twice: anything that neither reads, nor replaces, nor removes. */
const risky = keys.filter((key) => /^(POST|PATCH) /.test(key) && !readingPosts.has(key));

it('what might be done twice is sent again only with an idempotency key', () => {
	expect(risky.some((key) => key.startsWith('PATCH '))).toBe(true);
	expect(risky.filter((key) => isRepeatable(key))).toEqual([]);
	expect(risky.filter((key) => isRepeatable(key, { other: 'x' }))).toEqual([]);
	expect(risky.filter((key) => isRepeatable(key, { 'Idempotency-Key': 'x' }))).toEqual(risky);
});

it('anything else may be sent again', () => {
	const others = keys.filter((key) => !risky.includes(key));
	expect(new Set(others.map((key) => key.split(' ')[0]))).toEqual(
		new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']),
	);
	expect(others.filter((key) => !isRepeatable(key))).toEqual([]);
});
