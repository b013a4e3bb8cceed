import { isRepeatable } from '../../nodes/SupabaseManagement/v1/request/client/repeatable';
import { readingPosts } from '../../nodes/SupabaseManagement/v1/request/guard/readingPosts';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { contract } from '../harness/contract';

const keys = [...contract.keys()] as OperationKey[];
/** Requests that might be executed twice: those that neither read, nor replace, nor remove. */
const risky = keys.filter((key) => /^(POST|PATCH) /.test(key) && !readingPosts.has(key));

it('a request that might be executed twice is not retried', () => {
	expect(risky.some((key) => key.startsWith('PATCH '))).toBe(true);
	expect(risky.filter((key) => isRepeatable(key))).toEqual([]);
});

it('any other request may be retried', () => {
	const others = keys.filter((key) => !risky.includes(key));
	expect(new Set(others.map((key) => key.split(' ')[0]))).toEqual(
		new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']),
	);
	expect(others.filter((key) => !isRepeatable(key))).toEqual([]);
});
