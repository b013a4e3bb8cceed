import {
	NodeOperationError,
	updateDisplayOptions,
	type IExecutePaginationFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { filesOfItems, textIn } from '../../fields/inputFiles';
import { list, optional, record, text } from '../../request/answer/shape';
import type { Operation } from '../../request';
import { leavesInDoubt } from '../../request/failure/failure';
import { failureClassOf } from '../../request/failure/nodeError';
import { itemFrom, refusedInput, type Work } from '../severalRequests';
import { applyQuery } from './applyQuery';
import { isOneTransaction, migrationNamed, type MigrationFile } from './migrationFile';
import { digestsQuery, planMigrations, type PlannedMigration } from './planMigrations';
import { readDigests, readMigrations, runQuery } from './requests';

const migrations = list(record({ version: text, name: optional(text) }));
const digests = list(record({ version: text, digest: optional(text) }));

type FileOfItem = MigrationFile & { itemIndex: number };

/**
 * Applies the migrations that a database lacks, one after the other in the order of their versions,
 * and stops at the first that fails. First it reads the list of migrations, and the recorded SQL of
 * the migrations that have a file. If the files do not match the database, nothing is applied.
 */
export async function applyFiles(work: Work): Promise<void> {
	const { context, operation, itemIndexes, isDryRun, progress, items } = work;
	const { ref } = operation.pathValues;
	const files = await migrationFiles(context, itemIndexes);
	const itemOf = new Map(files.map(({ version, itemIndex }) => [version, itemIndex]));
	const { plan, isFirst } = await compared(operation, files);
	const add = ({ version, name, change, file }: PlannedMigration, applied: boolean) => {
		const itemIndex = itemOf.get(version);
		const from = itemIndex === undefined ? itemIndexes : [itemIndex];
		const path = file === undefined ? {} : { file: file.file };
		const json = { ref, version, name, ...path, change, applied };
		items.push(itemFrom(json, from));
	};

	const ignored = context.getNodeParameter('migrationFileOptions.ignore', []) as string[];
	const pending = plan.filter(({ change }) => change === 'apply' || change === 'outOfOrder');
	if (!isDryRun) {
		refuseMisfits(context, plan, ignored);
		for (const { file } of pending) refuseParts(context, file as FileOfItem);
		progress.plan(pending.map(({ file }) => file!.file));
		let mayLackList = isFirst;
		for (const migration of pending) {
			await progress.during([migration.file!.file], async () =>
				apply(operation, migration.file!, mayLackList),
			);
			mayLackList = false;
			add(migration, true);
		}
		if (pending.length > 0) await confirm(context, operation, pending);
	}
	for (const migration of plan) {
		if (isDryRun || !pending.includes(migration)) add(migration, false);
	}
}

async function migrationFiles(
	context: IExecutePaginationFunctions,
	itemIndexes: number[],
): Promise<FileOfItem[]> {
	const refuse = (itemIndex: number, message: string, nextStep: string) =>
		refusedInput(context, itemIndex, message, nextStep);
	const files = await filesOfItems(context, itemIndexes, refuse);
	const byVersion = new Map<string, FileOfItem>();
	for (const { path, data, itemIndex } of files) {
		const named = migrationNamed(path);
		if (named === undefined) {
			throw refuse(
				itemIndex,
				`The file ${path} is not a migration`,
				'Its name must be <version>_<name>.sql, such as 20261101093000_create_widgets.sql. Leave out other files.',
			);
		}
		const sql = textIn(data);
		if (sql === undefined) {
			throw refuse(itemIndex, `The file ${path} is not encoded in UTF-8`, 'Save it as UTF-8.');
		}
		if (sql.trim() === '') throw refuse(itemIndex, `The file ${path} is empty`, 'Add its SQL.');
		const other = byVersion.get(named.version);
		if (other !== undefined) {
			throw refuse(
				itemIndex,
				`Two files have the version ${named.version}: ${other.file} and ${path}`,
				'Give each migration a unique version.',
			);
		}
		byVersion.set(named.version, { ...named, file: path, sql, itemIndex });
	}
	return [...byVersion.values()];
}

/** @returns the planned change for each migration, and whether the database has run none yet */
async function compared(
	{ client, pathValues: values }: Operation,
	files: MigrationFile[],
): Promise<{ plan: PlannedMigration[]; isFirst: boolean }> {
	const applied = await client.read(readMigrations, migrations, { values });
	const known = new Set(applied.map(({ version }) => version));
	const both = files.map(({ version }) => version).filter((version) => known.has(version));
	const recorded =
		both.length === 0
			? []
			: await client.read(readDigests, digests, {
					values,
					body: { query: digestsQuery, parameters: [JSON.stringify(both)] },
				});
	const digestBy = new Map(recorded.map(({ version, digest }) => [version, digest]));
	const plan = planMigrations(
		files,
		applied.map((each) => ({ ...each, digest: digestBy.get(each.version) })),
	);
	return { plan, isFirst: applied.length === 0 };
}

const misfits = {
	changed: 'changed after they were applied',
	missing: 'applied, but without a file',
	outOfOrder: 'new, but older than the latest applied migration',
};

/** @throws NodeOperationError naming the differences that are not ignored */
function refuseMisfits(
	context: IExecutePaginationFunctions,
	plan: PlannedMigration[],
	ignored: string[],
): void {
	const found = Object.entries(misfits).flatMap(([change, what]) => {
		const names = plan
			.filter((each) => each.change === change)
			.map(({ version, name }) => (name === '' ? version : `${version}_${name}`));
		return names.length === 0 || ignored.includes(change) ? [] : [`${what}: ${names.join(', ')}`];
	});
	if (found.length === 0) return;
	throw refusedInput(
		context,
		undefined,
		'The files do not match the migrations of the database',
		`These are ${found.join('. These are ')}. Correct the files, or accept the differences under Options → Ignore.`,
		'Nothing was applied.',
	);
}

function refuseParts(
	context: IExecutePaginationFunctions,
	{ file, sql, itemIndex }: FileOfItem,
): void {
	if (isOneTransaction(sql)) return;
	throw refusedInput(
		context,
		itemIndex,
		`The file ${file} begins or ends transactions`,
		'A part of it could stay applied if the rest fails. Remove BEGIN, COMMIT and ROLLBACK, or use one BEGIN at its start and one COMMIT at its end.',
		'Nothing was applied.',
	);
}

/**
 * If the response was lost, the list of migrations shows whether the file was applied, because SQL
 * and record are one transaction.
 */
async function apply(operation: Operation, file: MigrationFile, isFirst: boolean): Promise<void> {
	const { client, pathValues: values } = operation;
	try {
		await client.send(runQuery, { values, body: { query: applyQuery(file, isFirst) } });
	} catch (error) {
		if (leavesInDoubt(failureClassOf(error)) && (await isApplied(operation, file.version))) return;
		throw error as Error;
	}
}

async function isApplied(
	{ client, pathValues: values }: Operation,
	version: string,
): Promise<boolean> {
	try {
		const applied = await client.read(readMigrations, migrations, { values });
		return applied.some((each) => each.version === version);
	} catch {
		return false;
	}
}

async function confirm(
	context: IExecutePaginationFunctions,
	{ client, pathValues: values }: Operation,
	pending: PlannedMigration[],
): Promise<void> {
	const applied = await client.read(readMigrations, migrations, { values });
	const known = new Set(applied.map(({ version }) => version));
	const lost = pending.filter(({ version }) => !known.has(version));
	if (lost.length === 0) return;
	throw new NodeOperationError(
		context.getNode(),
		`The list of migrations does not contain ${lost.map(({ version }) => version).join(', ')}`,
		{
			itemIndex: context.getItemIndex(),
			description:
				'Supabase reported that these were applied. Make sure that no file removes entries of supabase_migrations.schema_migrations.',
		},
	);
}

export const applyFilesFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['migration'], operation: ['applyFiles'] } },
	[
		{
			displayName: 'Options',
			name: 'migrationFileOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Ignore',
					name: 'ignore',
					type: 'multiOptions',
					default: [],
					description:
						'Differences to accept. If there is any other difference, nothing is applied.',
					options: [
						{
							name: 'Changed Files',
							value: 'changed',
							description: 'Skip migrations that were applied with different SQL',
						},
						{
							name: 'Missing Files',
							value: 'missing',
							description: 'Accept migrations that the database has run but that have no file',
						},
						{
							name: 'Versions Out of Order',
							value: 'outOfOrder',
							description:
								'Apply new migrations that are older than the latest one of the database',
						},
					],
				},
			],
		},
	],
);
