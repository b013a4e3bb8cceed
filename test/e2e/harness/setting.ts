/** The servers that main.ts has started. */
function setting(name: string): string {
	const value = process.env[name];
	if (value === undefined) throw new Error('Start these tests with: npm run test:e2e');
	return value;
}

export const n8nAddress = setting('E2E_N8N');
export const ownerEmail = setting('E2E_EMAIL');
export const ownerPassword = setting('E2E_PASSWORD');
export const sandboxAddress = setting('E2E_SANDBOX');
export const sandboxToken = setting('E2E_TOKEN');
export const artifactsFolder = setting('E2E_ARTIFACTS');
