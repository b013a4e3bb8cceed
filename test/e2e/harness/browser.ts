import { type Browser, chromium, type Page, selectors } from 'playwright-core';

import { chromiumFlags, findChromium } from './chromium.ts';
import { n8nAddress, ownerEmail, ownerPassword } from './setting.ts';

/** A browser in which the owner has signed in to n8n’s editor. */
export interface SignedIn {
	browser: Browser;
	page: Page;
	/** Errors on the pages since the last call. */
	takeErrors: () => string[];
}

/** n8n’s own errors, which appear without our nodes too. */
const ofN8n = [/Permissions-Policy/i];

export async function openEditor(viewport = { width: 1440, height: 1000 }): Promise<SignedIn> {
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
	const page = await browser.newPage({ viewport });
	// Only a hung page takes this long, in milliseconds, even on a busy machine.
	page.setDefaultTimeout(90_000);
	const errors: string[] = [];
	page.on('pageerror', ({ message }) => errors.push(message));
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
	});

	await page.goto(`${n8nAddress}/signin`);
	await page.getByTestId('emailOrLdapLoginId').locator('input').fill(ownerEmail);
	await page.getByTestId('password').locator('input').fill(ownerPassword);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
	errors.length = 0;

	return {
		browser,
		page,
		takeErrors: () => errors.splice(0).filter((text) => !ofN8n.some((each) => each.test(text))),
	};
}
