const onePerson = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;

/** Whether a text looks like the address of one person. */
export function isEmailAddress(text: string): boolean {
	return onePerson.test(text);
}
