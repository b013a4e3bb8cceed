import type { IHookFunctions, NodeApiError, Workflow } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { isGone } from '../SupabaseManagement/v1/request/failure/nodeError';
import { sendTestEvent } from './endpoints';
import { chosenEvents } from './registration';
import { remembered } from './remembered';

/** Delay in milliseconds, because n8n starts to listen after the hook has returned. */
const head = 1000;

/**
 * Requests a test event after a short delay, so that the user who listens in the editor receives
 * one. If that fails, n8n keeps listening, and its log contains the reason.
 */
export async function sendTestEventSoon(context: IHookFunctions): Promise<void> {
	const { endpoint } = remembered(context);
	const [type] = chosenEvents(context);
	const send = async () =>
		await sendTestEvent(context, endpoint!.owner, endpoint!.id, type === '*' ? undefined : type);
	await sleep(head);
	try {
		await whereExpressionsWork(context, send);
	} catch (error) {
		// Listening has ended, and the endpoint is removed.
		if (isGone(error)) return;
		const { message, description } = error as NodeApiError;
		context.logger.warn(`No test event from Supabase: ${message}. ${description ?? ''}`.trim());
	}
}

/**
 * The credential signs requests with an expression. Newer versions of n8n evaluate expressions after
 * a hook has returned only within an isolate; older ones always do, and have no isolates.
 */
async function whereExpressionsWork(
	context: IHookFunctions,
	work: () => Promise<void>,
): Promise<void> {
	const { expression } = Reflect.get(context, 'workflow') as Workflow;
	if (typeof expression.withIsolate === 'function') await expression.withIsolate(work);
	else await work();
}
