/** Takes pictures of the ready-made workflows on the canvas, for the docs. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { rootFolder } from '../../../sandbox/folders.ts';
import { openEditor, type SignedIn } from '../harness/browser.ts';
import { Editor } from '../harness/editor.ts';
import type { Workflow } from '../harness/n8n.ts';
import { artifactsFolder } from '../harness/setting.ts';

const folder = path.join(rootFolder, 'workflows');
const names = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => path.basename(file, '.json'));

/** The zoom level of the canvas. */
const zoom = 0.7;

/** In page pixels: the size of the areas around the canvas, and the margin around the workflow. */
const surroundings = { width: 44, height: 65 };
const margin = 48;

/** Hides everything except the workflow. */
const style = `
	.el-notification, *:has(> [role="radiogroup"]), .vue-flow__controls, .vue-flow__minimap, .vue-flow__panel,
	[data-test-id="canvas-controls"], [class*="_executionButtons"], [class*="_nodeButtonsWrapper"]
		{ display: none !important; }`;

/** The bounds of all nodes and notes, in canvas pixels. */
function sizeOf({ nodes }: Workflow): { width: number; height: number } {
	const corners = nodes.map(({ position: [x, y], parameters: { width, height } }) => ({
		left: x,
		top: y,
		right: x + Number(width ?? 96),
		bottom: y + Number(height ?? 96),
	}));
	const most = (side: 'right' | 'bottom') => Math.max(...corners.map((each) => each[side]));
	const least = (side: 'left' | 'top') => Math.min(...corners.map((each) => each[side]));
	return { width: most('right') - least('left'), height: most('bottom') - least('top') };
}

let signedIn: SignedIn;

beforeAll(async () => {
	signedIn = await openEditor();
	mkdirSync(path.join(artifactsFolder, 'pictures'), { recursive: true });
});

afterAll(async () => await signedIn.browser.close());

test.each(names)('%s', async (name) => {
	const text = readFileSync(path.join(folder, `${name}.json`), 'utf8');
	const workflow = JSON.parse(text) as Workflow;
	const { page } = signedIn;
	const { width, height } = sizeOf(workflow);
	await page.setViewportSize({
		width: Math.round(width * zoom) + surroundings.width + 2 * margin,
		height: Math.round(height * zoom) + surroundings.height + 2 * margin,
	});
	await new Editor(page).open(workflow);
	await page.getByTestId('zoom-to-fit').click();
	await page.addStyleTag({ content: style });
	const file = path.join(artifactsFolder, 'pictures', `${name}.png`);
	await page.locator('.vue-flow').screenshot({ path: file, animations: 'disabled' });
});
