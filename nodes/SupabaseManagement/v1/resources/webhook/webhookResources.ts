/** Webhooks of an organization and of a project ask for the same, so they share their fields. */
export const webhookResources = ['organizationWebhook', 'projectWebhook'];
