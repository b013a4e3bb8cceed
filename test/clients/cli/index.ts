import type { Setting } from '../setting.ts';
import { tryApplied } from './applied.ts';
import { tryBranches } from './branches.ts';
import { Cli } from './cli.ts';
import { tryConfig } from './config.ts';
import { tryDatabase } from './database.ts';
import { tryFromFiles } from './fromFiles.ts';
import { tryFunctions } from './functions.ts';
import { leaveRest } from './left.ts';
import { tryProjects } from './projects.ts';
import { tryRefusals } from './refusals.ts';
import { trySettings } from './settings.ts';

/** Runs every command of the CLI that needs only the Management API. */
export async function tryCli(setting: Setting): Promise<void> {
	const cli = await Cli.start(setting);
	await tryProjects(cli);
	await tryFunctions(cli);
	await tryFromFiles(cli);
	await tryConfig(cli);
	await tryApplied(cli);
	await trySettings(cli);
	await tryDatabase(cli);
	await tryBranches(cli);
	await tryRefusals(cli);
	leaveRest(setting.steps);
}
