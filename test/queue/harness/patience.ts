/**
 * How long nothing may happen, in seconds: n8n takes up to 90 to notice that a worker has ended.
 */
export const patience = 240;
