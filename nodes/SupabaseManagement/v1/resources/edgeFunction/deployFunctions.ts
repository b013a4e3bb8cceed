import { NodeApiError, type IDataObject } from 'n8n-workflow';

import type { Progress } from '../../fields/progress';
import type { Operation } from '../../request';
import { explainBundler } from './bundlerErrors';
import { deployForm } from './deployForm';
import { aboutFunction, addFirst } from './functionError';
import { functionShape, type EdgeFunction } from './functionShape';
import type { FunctionSource } from './functionSources';
import { deployFunction, updateFunctions } from './requests';
import { sendable } from './updateMany.operation';

/** A function to deploy, unless it is unchanged. */
export type ToDeploy = {
	source: FunctionSource;
	/** The deployed function; undefined if the function is new. */
	deployed: EdgeFunction | undefined;
	change: 'create' | 'update' | 'unchanged';
	differences: string[];
};

/**
 * Deploys functions as the Supabase CLI does: a single one directly; several by bundling each,
 * followed by one request that publishes all of them together.
 *
 * Supabase counts a bundle as the next version of the function, although only the last request
 * publishes it. Without that request, the project would refuse all later deployments of the
 * function (409, https://github.com/supabase/cli/pull/6018). Therefore bundles are published even
 * if the next function could not be bundled.
 *
 * @param deletions names of the functions to delete afterwards, for the progress
 * @param add is called for every deployed function
 */
export async function deployFunctions(
	operation: Operation,
	progress: Progress,
	functions: ToDeploy[],
	deletions: string[],
	add: (each: ToDeploy, now: EdgeFunction) => void,
): Promise<void> {
	const isOne = functions.length === 1;
	const bundles = isOne ? [] : functions.map(bundleStep);
	progress.plan([...bundles, ...functions.map(deployStep), ...deletions]);
	if (isOne) {
		const [only] = functions as [ToDeploy];
		const now = await progress.during([deployStep(only)], async () => send(operation, only, {}));
		add(only, now);
		return;
	}

	const bundled: Array<[ToDeploy, EdgeFunction]> = [];
	let failure: Error | undefined;
	for (const each of functions) {
		try {
			const sent = async () => send(operation, each, { bundleOnly: true });
			bundled.push([each, await progress.during([bundleStep(each)], sent)]);
		} catch (error) {
			failure = error as Error;
			progress.keepFailed(failure);
			break;
		}
	}
	if (bundled.length > 0) {
		try {
			await publish(operation, progress, bundled);
			for (const [each, now] of bundled) add(each, now);
		} catch (error) {
			if (failure === undefined) throw error as Error;
			progress.keepFailed(error);
			const { message } = error as Error;
			addFirst(failure, `The bundled functions could not be published: ${message}.`);
		}
	}
	if (failure !== undefined) throw failure;
}

const bundleStep = ({ source }: ToDeploy) => `bundle ${source.slug}`;
const deployStep = ({ source }: ToDeploy) => `deploy ${source.slug}`;

async function publish(
	{ client, pathValues: values }: Operation,
	progress: Progress,
	bundled: Array<[ToDeploy, EdgeFunction]>,
): Promise<void> {
	const body = bundled.map(([, fields]) =>
		Object.fromEntries(
			sendable
				.filter((name) => fields[name] !== undefined && fields[name] !== null)
				.map((name) => [name, fields[name]]),
		),
	);
	await progress.during(
		bundled.map(([each]) => deployStep(each)),
		async () => client.send(updateFunctions, { values, body: body as unknown as IDataObject }),
	);
}

/** Sends the files of one function, with its settings. */
async function send(
	{ client, pathValues: values }: Operation,
	{ source, deployed }: ToDeploy,
	query: IDataObject,
): Promise<EdgeFunction> {
	const { slug, entrypoint, importMap, staticPatterns, verifyJwt, missing } = source;
	const files = [...source.files].map(([path, data]) => ({ path, data }));
	const metadata: IDataObject = {
		name: deployed?.name ?? slug,
		entrypoint_path: entrypoint,
		import_map_path: importMap,
		static_patterns: staticPatterns.length === 0 ? undefined : staticPatterns,
		// If it were missing, Supabase would turn on the verification.
		verify_jwt: verifyJwt ?? deployed?.verify_jwt ?? true,
	};
	const { body, contentType } = deployForm(metadata, files);
	try {
		return await client.read(deployFunction, functionShape, {
			values,
			query: { ...query, slug },
			headers: { 'content-type': contentType },
			body,
		});
	} catch (error) {
		const why = error instanceof NodeApiError ? explainBundler(error, { url: '', body }) : '';
		aboutFunction(
			error,
			slug,
			why ?? '',
			missing.length === 0 ? '' : `Imported files that are missing: ${missing.join(', ')}.`,
		);
		throw error as Error;
	}
}
