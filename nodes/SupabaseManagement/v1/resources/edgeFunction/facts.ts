import type { Facts } from '../../request/facts';
import { explainBundler } from './bundlerErrors';

export const facts: Facts = {
	'PUT /v1/projects/{ref}/functions': { list: 'functions' },

	'edgeFunction:createFromBundle': { explain: explainBundler },
	'edgeFunction:deploy': { explain: explainBundler },
	'edgeFunction:update': { explain: explainBundler },
};
