import type { IHookFunctions, Workflow } from 'n8n-workflow';
import { NodeApiError, sleep } from 'n8n-workflow';

import { sendTestEvent } from './endpoints';
import { chosenEvents } from './registration';
import { remembered } from './remembered';

/** n8n listens only once the endpoint’s registration is through. In milliseconds. */
const head = 1000;

/**
 * Has Supabase send a test event in a moment, so that whoever listens in the editor sees one. When
 * that fails, n8n goes on listening, and its log tells why.
 */
export async function sendTestEventSoon(context: IHookFunctions): Promise<void> {
	const { endpoint } = remembered(context.getWorkflowStaticData('node'));
	const [type] = chosenEvents(context);
	const send = async () =>
		await sendTestEvent(context, endpoint!.owner, endpoint!.id, type === '*' ? undefined : type);
	await sleep(head);
	try {
		await whereExpressionsWork(context, send);
	} catch (error) {
		// Nobody listens any more.
		if (error instanceof NodeApiError && error.httpCode === '404') return;
		const { message, description } = error as NodeApiError;
		context.logger.warn(`No test event from Supabase: ${message}. ${description ?? ''}`.trim());
	}
}

/**
 * The credential signs requests by an expression, and n8n evaluates none any more once it has done
 * with a hook, unless it is asked to. Older versions of n8n, which do, cannot be asked.
 */
async function whereExpressionsWork(
	context: IHookFunctions,
	work: () => Promise<void>,
): Promise<void> {
	const { expression } = Reflect.get(context, 'workflow') as Workflow;
	if (typeof expression.withIsolate === 'function') await expression.withIsolate(work);
	else await work();
}
