export interface Worker {
	pid: number;
	logFile: string;
}

/** The servers that main.ts has started, in addition to those of the end-to-end tests. */
export const workers = JSON.parse(process.env.QUEUE_TEST_WORKERS!) as Worker[];
