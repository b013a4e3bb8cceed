/** How long one request of a poll is tried, in milliseconds. n8n gives a poll some five minutes. */
export const timeLimit = 60_000;
