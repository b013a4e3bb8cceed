import type { Facts } from '../../request/facts';
import { untilProjectIsBack } from '../../request/wait/projectWaits';

export const facts: Facts = {
	'addOn:apply': { wait: untilProjectIsBack },
	'addOn:remove': { wait: untilProjectIsBack },
};
