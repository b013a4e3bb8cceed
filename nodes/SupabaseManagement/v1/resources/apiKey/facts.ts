import type { Facts } from '../../request/facts';
import { readKey } from './n8nKey';

export const facts: Facts = {
	'apiKey:delete': { alsoReads: [readKey] },
};
