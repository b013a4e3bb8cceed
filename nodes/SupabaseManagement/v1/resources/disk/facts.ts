import type { Facts } from '../../request/facts';
import { untilProjectIsBack } from '../../request/wait/projectWaits';

export const facts: Facts = {
	'disk:update': { wait: untilProjectIsBack },
};
