import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { openEditor, type SignedIn } from './browser.ts';
import { Editor } from './editor.ts';
import { artifactsFolder } from './setting.ts';

/** The smallest size in which n8n shows everything, because the docs scale it down. */
const viewport = { width: 1400, height: 900 };

/** n8n’s own messages cover parts that must be visible. */
const style = '.el-notification { display: none !important; }';

/** The environment of a story: its own editor, which is closed when the file ends. */
export function tellStory() {
	let signedIn: SignedIn;

	beforeAll(async () => {
		signedIn = await openEditor(viewport);
	});

	afterAll(async () => await signedIn.browser.close());

	return {
		editor: () => new Editor(signedIn.page),
		page: () => signedIn.page,
		/** Saves a screenshot in the artifacts. The docs use screenshots with the same names. */
		keep: async (name: string) => {
			const folder = path.join(artifactsFolder, 'stories');
			mkdirSync(folder, { recursive: true });
			const file = path.join(folder, `${name}.png`);
			await signedIn.page.screenshot({ path: file, style, animations: 'disabled' });
		},
	};
}
