import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { CDPSession, Page } from 'playwright-core';

export interface Reading {
	/** From the event to the last change of the page, in milliseconds. */
	duration: number;
	/** What the main thread worked meanwhile, in milliseconds. */
	work: number;
	/** Its longest task, in milliseconds; 0 where none took 50. */
	longestTask: number;
}

/** What inPage.js reads. */
interface PageReading {
	start: number;
	lastChange: number;
	longestTask: number;
}

const inPage = readFileSync(path.join(import.meta.dirname, 'inPage.js'), 'utf8');

/** Without a change for so long, in milliseconds, the page is done. */
const quiet = 500;

/** Reads how long the page takes for something, and how hard it works. */
export class Stopwatch {
	private readonly page: Page;
	private readonly cdp: CDPSession;

	private constructor(page: Page, cdp: CDPSession) {
		this.page = page;
		this.cdp = cdp;
	}

	static async of(page: Page): Promise<Stopwatch> {
		const cdp = await page.context().newCDPSession(page);
		// In its own time: what other processes take of the machine does not count.
		await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
		await page.evaluate(`{ ${inPage} }`);
		return new Stopwatch(page, cdp);
	}

	/**
	 * @param event that starts the time: the last of its type that `act` makes
	 * @param act what a user does
	 */
	async read(event: 'click' | 'dblclick' | 'keydown', act: () => Promise<void>): Promise<Reading> {
		const before = await this.work();
		await this.page.evaluate(`startReadingAt('${event}')`);
		await act();
		const { start, lastChange, longestTask } = await this.page.evaluate<PageReading>(
			`readingOnceQuietFor(${quiet})`,
		);
		return { duration: lastChange - start, work: (await this.work()) - before, longestTask };
	}

	private async work(): Promise<number> {
		const { metrics } = await this.cdp.send('Performance.getMetrics');
		return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
	}
}
