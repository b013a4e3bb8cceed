/** The type of a setting, which decides how the editor shows it. */
type Kind =
	| { type: 'boolean' | 'dateTime' }
	| { type: 'string'; isSecret?: boolean }
	| { type: 'number'; isWhole?: boolean; min?: number; max?: number }
	| { type: 'options'; choices: Record<string, string> };

export type Setting = { id: string; name: string } & Kind;

/** Settings by group. The key is the API’s name; the value is the label and the kind. */
export type SettingGroups = Record<string, Record<string, readonly [label: string, kind: Kind]>>;

export const text: Kind = { type: 'string' };
export const secret: Kind = { type: 'string', isSecret: true };
export const flag: Kind = { type: 'boolean' };
export const moment: Kind = { type: 'dateTime' };
export const whole = (min?: number, max?: number): Kind => ({
	type: 'number',
	isWhole: true,
	min,
	max,
});
export const decimal = (min?: number, max?: number): Kind => ({ type: 'number', min, max });
/** @param choices the label of each value */
export const choice = (choices: Record<string, string>): Kind => ({ type: 'options', choices });

/** The editor cannot select an empty text, so this value represents it. */
export const emptyChoice = 'none';

/** @returns the settings of all groups, each with its group in its name, such as `SMTP: Host` */
export function settingsOf(groups: SettingGroups): Setting[] {
	return Object.entries(groups).flatMap(([group, settings]) =>
		Object.entries(settings).map(([id, [label, kind]]) => ({
			id,
			name: `${group}: ${label}`,
			...kind,
		})),
	);
}
