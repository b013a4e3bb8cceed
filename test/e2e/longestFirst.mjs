import Sequencer from '@jest/test-sequencer';

/** The files that take minutes, the longest first. */
const long = ['operations', 'triggers', 'editor', 'chooseProject'];

/** Begins with the files that take longest, so that no worker waits for another at the end. */
export default class LongestFirst extends Sequencer {
	sort(tests) {
		const place = ({ path }) => {
			const index = long.findIndex((name) => path.endsWith(`/${name}.e2e.ts`));
			return index < 0 ? long.length : index;
		};
		return [...tests].sort((a, b) => place(a) - place(b) || a.path.localeCompare(b.path));
	}
}
