import type { Facts } from '../../request/facts';
import { explainBundler } from './bundlerErrors';
import { deleteFunction, deployFunction, readBody, readFunction, readFunctions } from './requests';

export const facts: Facts = {
	'PUT /v1/projects/{ref}/functions': { list: 'functions' },

	'edgeFunction:createFromBundle': { explain: explainBundler },
	'edgeFunction:deploy': { explain: explainBundler, alsoReads: [readFunction] },
	'edgeFunction:downloadAll': { alsoReads: [readBody] },
	'edgeFunction:synchronize': {
		alsoReads: [readFunctions, readBody],
		alsoWrites: [deployFunction, deleteFunction],
	},
	'edgeFunction:update': { explain: explainBundler },
};
