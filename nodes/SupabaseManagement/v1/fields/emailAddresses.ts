const onePerson = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;

/** Whether a text looks like a single email address. */
export function isEmailAddress(text: string): boolean {
	return onePerson.test(text);
}
