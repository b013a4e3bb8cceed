import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { CDPSession, Locator, Page } from 'playwright-core';

export interface Reading {
	/** From the event to the last change of the page, in milliseconds. */
	duration: number;
	/** The main thread’s work during that time, in milliseconds. */
	work: number;
}

/** The result of inPage.js. */
interface PageReading {
	start: number;
	lastChange: number;
}

const inPage = readFileSync(path.join(import.meta.dirname, 'inPage.js'), 'utf8');

/** Time without a change, in milliseconds, after which the page counts as done. */
const quiet = 500;

/** Measures how long the page takes for an action, and how much work it does. */
export class Stopwatch {
	private readonly page: Page;
	private readonly cdp: CDPSession;

	private constructor(page: Page, cdp: CDPSession) {
		this.page = page;
		this.cdp = cdp;
	}

	static async of(page: Page): Promise<Stopwatch> {
		const cdp = await page.context().newCDPSession(page);
		// Thread time, which excludes other processes on the machine.
		await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
		await page.evaluate(`{ ${inPage} }`);
		return new Stopwatch(page, cdp);
	}

	async click(target: Locator): Promise<Reading> {
		const [x, y] = await this.pointAt(target);
		return await this.read('click', async () => await this.page.mouse.click(x, y));
	}

	async doubleClick(target: Locator): Promise<Reading> {
		const [x, y] = await this.pointAt(target);
		return await this.read('dblclick', async () => await this.page.mouse.dblclick(x, y));
	}

	/** @param delay Time between two characters, in milliseconds. */
	async type(text: string, delay: number): Promise<Reading> {
		await this.standStill();
		return await this.read('keydown', async () => await this.page.keyboard.type(text, { delay }));
	}

	/**
	 * Moves the mouse before the measurement and waits until the page is quiet: finding an element is
	 * also work of the page, and more options mean more of it.
	 */
	private async pointAt(target: Locator): Promise<[x: number, y: number]> {
		await target.scrollIntoViewIfNeeded();
		const box = await target.boundingBox();
		if (!box) throw new Error(`Not visible: ${target}`);
		const point: [number, number] = [box.x + box.width / 2, box.y + box.height / 2];
		await this.page.mouse.move(...point);
		await this.standStill();
		return point;
	}

	/**
	 * @param event Starts the measurement: the last event of this type that `act` causes.
	 * @param act The user’s action.
	 */
	private async read(
		event: 'click' | 'dblclick' | 'keydown',
		act: () => Promise<void>,
	): Promise<Reading> {
		const before = await this.work();
		await this.page.evaluate(`startReadingAt('${event}')`);
		await act();
		const { start, lastChange } = await this.standStill();
		return { duration: lastChange - start, work: (await this.work()) - before };
	}

	private async standStill(): Promise<PageReading> {
		return await this.page.evaluate<PageReading>(`readingOnceQuietFor(${quiet})`);
	}

	private async work(): Promise<number> {
		const { metrics } = await this.cdp.send('Performance.getMetrics');
		return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
	}
}
