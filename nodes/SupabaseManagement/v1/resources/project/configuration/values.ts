import type { Service } from './services';

/** The API returns null for some settings that are not set, and an empty text for others. */
export function isUnset(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/**
 * Whether two values of a setting mean the same: `3600` and `"3600"`, `public, auth` and `public,auth`
 * where the setting is a list.
 */
export function isSameValue(
	service: Service,
	setting: string,
	one: unknown,
	other: unknown,
): boolean {
	if (isUnset(one) || isUnset(other)) return isUnset(one) && isUnset(other);
	const order = service.lists?.[setting];
	return plain(one, order) === plain(other, order);
}

function plain(value: unknown, order?: 'ordered' | 'unordered'): string {
	if (Array.isArray(value)) return JSON.stringify(value.map((each) => plain(each)));
	const text = String(value);
	if (order === undefined) return text;
	const parts = text.split(',').map((part) => part.trim());
	return JSON.stringify(order === 'ordered' ? parts : parts.sort());
}
