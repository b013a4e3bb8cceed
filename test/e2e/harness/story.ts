import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { openEditor, type SignedIn } from './browser.ts';
import { Editor } from './editor.ts';
import { artifactsFolder } from './setting.ts';

/** As small as n8n shows everything in, since the docs show it smaller still. */
const viewport = { width: 1400, height: 900 };

/** n8n’s own messages cover what must be visible. */
const style = '.el-notification { display: none !important; }';

/** What a story needs: an editor of its own, closed when the file ends. */
export function tellStory() {
	let signedIn: SignedIn;

	beforeAll(async () => {
		signedIn = await openEditor(viewport);
	});

	afterAll(async () => await signedIn.browser.close());

	return {
		editor: () => new Editor(signedIn.page),
		page: () => signedIn.page,
		/** Keeps a screenshot among the artifacts. Those that the docs show have the same names. */
		keep: async (name: string) => {
			const folder = path.join(artifactsFolder, 'stories');
			mkdirSync(folder, { recursive: true });
			const file = path.join(folder, `${name}.png`);
			await signedIn.page.screenshot({ path: file, style, animations: 'disabled' });
		},
	};
}
