import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { flatten, readEvent } from './event';
import { remembered } from './remembered';
import { isRepeated } from './repeats';
import { isSigned } from './signature';

type Options = { includeTestEvents?: boolean; simplify?: boolean };

/** Starts the workflow with a delivery, if it is from Supabase and new. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const state = remembered(context);
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	const secret = state.endpoint?.secret;
	const isFromSupabase =
		secret !== undefined &&
		rawBody !== undefined &&
		isSigned(secret, context.getHeaderData(), rawBody, Date.now());
	if (!isFromSupabase) {
		return answer(context, 401, 'The signature is not valid');
	}

	const event = readEvent(rawBody);
	// A delivery that does not start the workflow is confirmed, so that Supabase does not repeat it.
	if (event === undefined) return answer(context, 200, 'Not an event');
	const { includeTestEvents = false, simplify = true } = context.getNodeParameter(
		'options',
		{},
	) as Options;
	const isListening = context.getMode() === 'manual';
	if (event.payload.is_test === true && !includeTestEvents && !isListening) {
		return answer(context, 200, 'Test events start nothing here');
	}
	// An event that reached the editor still has to start the published workflow, and vice versa.
	const receiver = `${context.getWorkflow().id} ${context.getNode().id} ${context.getMode()}`;
	const memory = isListening ? {} : state;
	if (isRepeated(memory, receiver, event.id, Date.now())) {
		return answer(context, 200, 'Received before');
	}

	const json = simplify ? flatten(event) : (event as unknown as IDataObject);
	return { ...answer(context, 200, 'Received'), workflowData: [[{ json }]] };
}

/**
 * Responds directly. n8n would respond after the workflow has started, and would then not save the
 * ID of the delivery (2.40), so that a repeated delivery would start the workflow again.
 */
function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
