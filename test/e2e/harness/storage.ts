import { type StandIn, startStandIn } from './standIn.ts';

/** The credentials of the storage. */
export const storageKey = { name: 'Authorization', value: 'Bearer sb_secret_of_the_bucket' };

/** A storage for files, empty before each test. Uploads to its folder `full` fail. */
export function openStorage(): () => StandIn {
	let storage: StandIn;

	beforeEach(async () => {
		storage = await startStandIn(({ path }) => ({ status: path.includes('full') ? 507 : 200 }));
	});

	afterEach(async () => await storage.close());

	return () => storage;
}
