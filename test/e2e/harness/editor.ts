import type { Locator, Page } from 'playwright-core';

import type { Workflow } from './n8n.ts';
import { N8n } from './n8n.ts';
import { n8nAddress } from './setting.ts';

/** n8n’s editor, with methods for what a user does. */
export class Editor {
	readonly page: Page;

	/** The open node. */
	readonly node: Locator;

	constructor(page: Page) {
		this.page = page;
		this.node = page.getByTestId('ndv');
	}

	/** Creates a workflow in n8n, and opens it. */
	async open(workflow: Workflow): Promise<void> {
		const n8n = await N8n.signIn();
		await this.page.goto(`${n8nAddress}/workflow/${await n8n.createWorkflow(workflow)}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
		await this.panelLoaded();
	}

	/** Opens a new workflow without any node. */
	async openNew(): Promise<void> {
		await this.page.goto(`${n8nAddress}/workflow/new`);
		await this.panelLoaded();
	}

	/**
	 * Opened before its code has loaded, n8n’s panel of nodes shows another list than the requested
	 * one, such as one without an agent’s tools.
	 */
	private async panelLoaded(): Promise<void> {
		await this.page.locator('[class*="nodeCreatorScrim"]').waitFor({ state: 'attached' });
	}

	/** A node on the canvas. */
	canvasNode(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	async openNode(name: string): Promise<void> {
		await this.canvasNode(name).dblclick();
		await this.node.getByTestId('node-parameters').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.node.getByTestId('ndv-close-button').click();
		await this.node.waitFor({ state: 'hidden' });
	}

	/** The names of all fields that the open node shows. */
	async labels(): Promise<string[]> {
		const labels = this.node.getByTestId('node-parameters').getByTestId('input-label');
		return (await labels.allTextContents()).map((text) => text.trim());
	}

	/** Where the value of a field is. */
	field(name: string): Locator {
		return this.node.getByTestId(`parameter-input-${name}`);
	}

	async chooseCredential(name: string): Promise<void> {
		await this.node.getByTestId('node-credentials-select').click();
		await this.takeOption(name);
	}

	/** Selects an option of a list in the open node. */
	async choose(name: string, option: string): Promise<void> {
		await this.field(name).click();
		await this.takeOption(option);
	}

	/** Clicks a visible option, and waits until the list is closed. */
	private async takeOption(name: string): Promise<void> {
		await this.option(name).click();
		await this.options().first().waitFor({ state: 'hidden' });
	}

	/** An option of the open list. */
	option(name: string): Locator {
		const title = this.page.getByText(name, { exact: true });
		return this.options().filter({ has: title }).first();
	}

	private options(): Locator {
		return this.page.getByRole('option').filter({ visible: true });
	}

	async switchOn(name: string): Promise<void> {
		await this.field(name).locator('.el-switch').click();
	}

	/** Selects the item with a name in the list of a locator. The list shows more after the name. */
	async chooseFromList(name: string, item: string): Promise<void> {
		await this.field(name).getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-item').filter({ hasText: item }).first().click();
	}

	/** Fills a locator with an ID or a URL, after all other required fields. */
	async type(name: string, mode: 'id' | 'url', value: string): Promise<void> {
		await this.field(name).getByTestId('rlc-mode-selector').click();
		await this.page.locator(`[data-test-id="mode-${mode}"]:visible`).click();
		await this.field(name).getByTestId('rlc-input').click();
		await this.page.keyboard.insertText(value);
		// The editor applies it a moment later, and until then reports it as missing.
		await this.node.getByTestId('parameter-issues').first().waitFor({ state: 'hidden' });
	}

	/** Clicks Execute Step, and waits until the output shows a text. */
	async execute(text: string): Promise<Locator> {
		const button = this.node.getByTestId('node-execute-button');
		await button.click();
		const output = this.node.getByTestId('output-panel');
		await output.getByText(text).first().waitFor();
		// The button has no text while the step runs.
		await button.getByText(/\w/).first().waitFor();
		return output;
	}

	/** A screenshot of the middle of the open node: its credential and its fields. */
	async screenshotOfParameters(file: string): Promise<void> {
		const { x, width } = (await this.node.getByTestId('node-parameters').boundingBox())!;
		const { height } = this.page.viewportSize()!;
		const clip = { x: x - 16, y: 0, width: width + 32, height };
		await this.page.screenshot({ path: file, clip, type: 'jpeg', quality: 70 });
	}
}
