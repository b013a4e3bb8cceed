import type { Setting } from '../setting.ts';
import { expect } from '../steps.ts';
import { tryAccount } from './account.ts';
import { tryBranches } from './branches.ts';
import { tryDatabase } from './database.ts';
import { tryFunctions } from './functions.ts';
import { tryProjects } from './projects.ts';
import { Sdk } from './sdk.ts';
import { trySettings } from './settings.ts';

/** Calls every method of supabase-management-js. */
export async function trySdk(setting: Setting): Promise<void> {
	const sdk = await Sdk.load(setting);
	await tryAccount(sdk);
	await tryDatabase(sdk);
	await trySettings(sdk);
	await tryFunctions(sdk);
	await tryBranches(sdk);
	await tryProjects(sdk);
	await setting.steps.try('every method was tried', async () => expect(sdk.untried(), []));
}
