/** Webhooks of an organization and of a project have the same fields, so they share them. */
export const webhookResources = ['organizationWebhook', 'projectWebhook'];
