export interface Worker {
	pid: number;
	logFile: string;
}

/** What main.ts has started besides what the end-to-end tests have too. */
export const workers = JSON.parse(process.env.QUEUE_TEST_WORKERS!) as Worker[];
