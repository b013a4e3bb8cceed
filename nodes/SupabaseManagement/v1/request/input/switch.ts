/** Whether a switch is on: whatever is not clearly off is, as expressions return values of any type. */
export function isOn(given: unknown): boolean {
	return ![false, 'false', '', undefined, null].includes(given as boolean);
}
