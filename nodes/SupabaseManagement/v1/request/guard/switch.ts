/**
 * Whether a switch is on. Every value that is not clearly off counts as on, because expressions
 * return values of any type.
 */
export function isOn(given: unknown): boolean {
	return ![false, 'false', '', undefined, null].includes(given as boolean);
}
