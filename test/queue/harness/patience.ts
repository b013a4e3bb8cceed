/** How long nothing may happen, in seconds: n8n takes up to 90 to see that a worker is gone. */
export const patience = 240;
