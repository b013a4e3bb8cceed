import { list } from '../../request/answer/shape';
import type { FailureClass } from '../../request/failure/failure';
import { failureClassOf } from '../../request/failure/nodeError';
import { itemFrom, type Work } from '../severalRequests';
import { readCodeOf } from './code';
import { FunctionFolders } from './functionFolders';
import { aboutFunction, addFirst } from './functionError';
import { functionShape } from './functionShape';
import { mediaType } from './mediaType';
import { placedCode } from './planFunctions';
import { readFunctions } from './requests';
import { readText } from '../../request/input/readText';

/** Errors in the code of one function, after which the others can still be read. */
const ofOne: FailureClass[] = ['gone', 'invalid', 'notFound', 'state', 'unavailable', 'unreadable'];

/**
 * Reads the code of all functions of a project, one after the other. If the workflow continues on
 * errors, it also continues after a function whose code cannot be read, and fails at the end.
 */
export async function downloadFunctions(work: Work): Promise<void> {
	const { context, operation, itemIndexes, items } = work;
	const { client, pathValues: values } = operation;
	const { ref } = values;
	const field = readText(context, 'outputField').trim() || 'data';

	const listed = await client.read(readFunctions, list(functionShape), { values });
	const folders = new FunctionFolders();
	const failed: string[] = [];
	let failure: unknown;
	for (const deployed of listed.filter(({ status }) => status !== 'REMOVED')) {
		const { slug } = deployed;
		try {
			folders.add(deployed, placedCode(await readCodeOf(client, values, slug), deployed));
		} catch (error) {
			aboutFunction(error, slug);
			if (!context.continueOnFail() || !ofOne.includes(failureClassOf(error)!))
				throw error as Error;
			failure ??= error;
			failed.push(slug);
		}
	}
	for (const { path, data, slugs } of folders.files()) {
		const { directory, ...file } = await context.helpers.prepareBinaryData(
			data,
			path,
			mediaType(path),
		);
		void directory;
		items.push({
			...itemFrom({ ref, path, functions: slugs }, itemIndexes),
			// Includes the folder, as in Download.
			binary: { [field]: { ...file, fileName: path } },
		});
	}
	if (failed.length === 0) return;
	addFirst(failure, `Not downloaded: ${failed.join(', ')}.`);
	throw failure as Error;
}
