import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { openEditor, type SignedIn } from './browser.ts';
import { Editor } from './editor.ts';
import { artifactsFolder } from './setting.ts';

/** What a story needs: an editor of its own, closed when the file ends. */
export function tellStory() {
	let signedIn: SignedIn;

	beforeAll(async () => {
		signedIn = await openEditor();
	});

	afterAll(async () => await signedIn.browser.close());

	return {
		editor: () => new Editor(signedIn.page),
		page: () => signedIn.page,
		/** Keeps a screenshot among the artifacts. */
		keep: async (name: string) => {
			const folder = path.join(artifactsFolder, 'stories');
			mkdirSync(folder, { recursive: true });
			await signedIn.page.screenshot({ path: path.join(folder, `${name}.png`) });
		},
	};
}
