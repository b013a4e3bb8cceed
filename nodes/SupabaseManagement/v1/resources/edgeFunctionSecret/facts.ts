import type { Facts } from '../../request/facts';
import { deleteSecrets, readSecrets } from './requests';

export const facts: Facts = {
	'edgeFunctionSecret:synchronize': { alsoReads: [readSecrets], alsoWrites: [deleteSecrets] },
};
