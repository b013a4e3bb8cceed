/** What TypeScript uses of install.mjs. */
export function npm(args: string[], cwd: string): Promise<void>;

export function installDatabase(folder: string): Promise<void>;
