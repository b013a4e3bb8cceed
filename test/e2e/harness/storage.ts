import { type StandIn, startStandIn } from './standIn.ts';

/** What opens the storage. */
export const storageKey = { name: 'Authorization', value: 'Bearer sb_secret_of_the_bucket' };

/** A storage that takes files, empty before each test. Its folder `full` takes none. */
export function openStorage(): () => StandIn {
	let storage: StandIn;

	beforeEach(async () => {
		storage = await startStandIn(({ path }) => ({ status: path.includes('full') ? 507 : 200 }));
	});

	afterEach(async () => await storage.close());

	return () => storage;
}
