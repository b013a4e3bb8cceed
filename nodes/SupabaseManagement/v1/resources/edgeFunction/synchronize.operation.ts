import {
	updateDisplayOptions,
	type IExecutePaginationFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { filesOfItems, type InputFile } from '../../fields/inputFiles';
import type { Operation } from '../../request';
import { list } from '../../request/answer/shape';
import { itemFrom, refusedInput, type Work } from '../severalRequests';
import { readCodeOf } from './code';
import { deployFunctions, type ToDeploy } from './deployFunctions';
import { aboutFunction } from './functionError';
import { functionShape, type EdgeFunction } from './functionShape';
import { WrongSettings } from './functionSettings';
import { functionsAmong, type Found, type FunctionSource } from './functionSources';
import { WrongImportMap } from './importMap';
import { differencesOf, placedCode, type FunctionChange } from './planFunctions';
import { deleteFunction, readFunctions } from './requests';

/**
 * Synchronizes a project’s functions with files: reads the list, and the code of the functions that
 * are in the files, deploys new and changed functions, and optionally deletes the others.
 */
export async function synchronizeFunctions(work: Work): Promise<void> {
	const { context, operation, itemIndexes, isDryRun, progress, items } = work;
	const { client, pathValues: values } = operation;
	const { ref = '' } = values;
	const option = (name: string) =>
		context.getNodeParameter(`functionSyncOptions.${name}`, false) === true;
	const files = await inputFiles(context, itemIndexes);
	const found = functionsIn(context, files, ref);

	const listed = await client.read(readFunctions, list(functionShape), { values });
	const existing = new Map(
		listed.filter(({ status }) => status !== 'REMOVED').map((each) => [each.slug, each]),
	);
	const compared = await compare(operation, found.functions, existing, option('deployUnchanged'));
	const toDeploy = compared.filter(({ change }) => change !== 'unchanged');
	const others = [...existing.keys()].filter((slug) => !isNamed(found, slug));
	const toDelete = option('deleteOthers') ? others : [];

	const itemsOf = new Map(
		found.functions.map(({ slug, given }) => [slug, itemIndexesOf(files, given)]),
	);
	const add = (
		slug: string,
		change: FunctionChange,
		applied: boolean,
		{
			differences = [],
			now = existing.get(slug),
		}: { differences?: string[]; now?: EdgeFunction } = {},
	) => {
		const { version = null, ezbr_sha256 = null } = now ?? {};
		const json = { ref, slug, change, applied, differences, version, ezbr_sha256 };
		items.push(itemFrom(json, itemsOf.get(slug) ?? itemIndexes));
	};

	if (isDryRun) {
		for (const { source, change, differences } of toDeploy) {
			add(source.slug, change, false, { differences });
		}
		for (const slug of toDelete) add(slug, 'delete', false);
	} else {
		const deletions = toDelete.map((slug) => `delete ${slug}`);
		await deployFunctions(operation, progress, toDeploy, deletions, ({ source, ...rest }, now) =>
			add(source.slug, rest.change, true, { differences: rest.differences, now }),
		);
		for (const [index, slug] of toDelete.entries()) {
			await progress.during([deletions[index]!], async () =>
				client.send(deleteFunction, { values: { ...values, function_slug: slug } }),
			);
			add(slug, 'delete', true);
		}
	}
	for (const { source, change } of compared) {
		if (change === 'unchanged') add(source.slug, change, false);
	}
	for (const slug of others) if (!toDelete.includes(slug)) add(slug, 'unlisted', false);
	for (const slug of found.disabled) add(slug, 'disabled', false);
	for (const slug of found.withoutFiles) add(slug, 'withoutFiles', false);
}

async function inputFiles(
	context: IExecutePaginationFunctions,
	itemIndexes: number[],
): Promise<InputFile[]> {
	const refuse = (itemIndex: number, message: string, nextStep: string) =>
		refusedInput(context, itemIndex, message, nextStep);
	return await filesOfItems(context, itemIndexes, refuse, true);
}

/** @throws NodeOperationError if there are no functions, or one of them is invalid */
function functionsIn(context: IExecutePaginationFunctions, files: InputFile[], ref: string): Found {
	let found: Found;
	try {
		found = functionsAmong(new Map(files.map(({ path, data }) => [path, data])), ref);
	} catch (error) {
		if (!(error instanceof WrongSettings) && !(error instanceof WrongImportMap)) {
			throw error as Error;
		}
		const next = 'Correct the file, or add the missing one.';
		throw refusedInput(context, undefined, error.message, next);
	}
	if (found.functions.length > 0) return found;
	throw refusedInput(
		context,
		undefined,
		'There is no Edge Function among the files',
		`A function is a folder supabase/functions/<name> with a file index.ts. The files are: ${named(files)}.`,
	);
}

function named(files: InputFile[]): string {
	const paths = files.map(({ path }) => path);
	return paths.length > 10
		? `${paths.slice(0, 10).join(', ')} and ${paths.length - 10} more`
		: paths.join(', ');
}

function isNamed({ functions, disabled, withoutFiles }: Found, slug: string): boolean {
	return [...functions.map((each) => each.slug), ...disabled, ...withoutFiles].includes(slug);
}

function itemIndexesOf(files: InputFile[], paths: string[]): number[] {
	const indexes = files.filter(({ path }) => paths.includes(path)).map((each) => each.itemIndex);
	return [...new Set(indexes)];
}

async function compare(
	{ client, pathValues }: Operation,
	sources: FunctionSource[],
	existing: ReadonlyMap<string, EdgeFunction>,
	deploysUnchanged: boolean,
): Promise<ToDeploy[]> {
	const compared: ToDeploy[] = [];
	for (const source of sources) {
		const deployed = existing.get(source.slug);
		if (deployed === undefined || deploysUnchanged) {
			const change = deployed === undefined ? 'create' : 'update';
			compared.push({ source, deployed, change, differences: [] });
			continue;
		}
		const code = await readCodeOf(client, pathValues, source.slug).catch((error: Error) => {
			aboutFunction(error, source.slug);
			throw error;
		});
		const differences = differencesOf(source, deployed, placedCode(code, deployed));
		const change = differences.length === 0 ? 'unchanged' : 'update';
		compared.push({ source, deployed, change, differences });
	}
	return compared;
}

export const synchronizeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunction'], operation: ['synchronize'] } },
	[
		{
			displayName: 'Options',
			name: 'functionSyncOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Delete Other Functions',
					name: 'deleteOthers',
					type: 'boolean',
					default: false,
					description:
						'Whether to delete all functions of the project that are not among the files. Turn on Dry Run first to see which.',
				},
				{
					displayName: 'Deploy Unchanged Functions',
					name: 'deployUnchanged',
					type: 'boolean',
					default: false,
					description: 'Whether to deploy all functions, even if their code has not changed',
				},
			],
		},
	],
);
