/** A secret that Supabase would refuse: what is wrong, and how to fix it. */
export class WrongSecret extends Error {
	readonly nextStep: string;

	constructor(message: string, nextStep: string) {
		super(message);
		this.nextStep = nextStep;
	}
}

const longestName = 256;

/** Names reserved by Supabase, which can neither be set nor deleted. */
export function isReserved(name: string): boolean {
	return name.startsWith('SUPABASE_');
}

/** @throws WrongSecret if a secret cannot have this name */
export function checkedName(given: unknown): string {
	const name = String(given ?? '').trim();
	if (name === '') throw new WrongSecret('A secret has no name', 'Give every secret a name.');
	if (isReserved(name)) {
		throw new WrongSecret(
			`${name.slice(0, 80)} is a name that Supabase has reserved`,
			'Names of secrets cannot start with SUPABASE_.',
		);
	}
	if ([...name].length > longestName) {
		throw new WrongSecret(
			`The name of a secret is too long: ${name.slice(0, 80)}…`,
			`The maximum is ${longestName} characters.`,
		);
	}
	return name;
}
