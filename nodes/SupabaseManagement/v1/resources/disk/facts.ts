import type { Facts } from '../../request/facts';
import { untilProjectIsBack } from '../../request/wait/projectWaits';
import { readDisk } from './otherAttributes';

export const facts: Facts = {
	'disk:update': { alsoReads: [readDisk], wait: untilProjectIsBack },
};
