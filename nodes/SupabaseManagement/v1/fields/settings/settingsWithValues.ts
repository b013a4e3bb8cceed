import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { record } from '../../request/answer/shape';
import type { OperationKey } from '../../request/operation';
import { openListReader } from '../list';
import { mapperFields } from './mapperFields';
import type { Setting } from './setting';

/**
 * Creates the method that lists the settings of the selected project with their current values.
 *
 * If the project cannot be read, because an expression returns it or the credential lacks the
 * permission, the settings are listed without values.
 *
 * @param key of the operation that reads the values
 */
export function settingsWithValues(key: OperationKey, settings: Setting[]) {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const current = await openListReader(this)
			.then(async (reader) => await reader.read(key, record({})))
			.catch(() => ({}));
		return { fields: mapperFields(settings, current) };
	};
}
