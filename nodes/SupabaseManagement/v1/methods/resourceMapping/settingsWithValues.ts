import type { IDataObject, ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { mapperFields } from '../../fields/settings/mapperFields';
import type { Setting } from '../../fields/settings/setting';
import type { OperationKey } from '../../request/operation';
import { lookUp } from '../lookUp';

/**
 * Settings to choose from, with their current values.
 *
 * A project that cannot be read, because an expression returns it or the credential may not read,
 * can still be configured: the settings are then shown without values.
 *
 * @param key of the operation that reads the values
 */
export async function settingsWithValues(
	context: ILoadOptionsFunctions,
	key: OperationKey,
	settings: Setting[],
): Promise<ResourceMapperFields> {
	const current = await lookUp(context, key).then(
		({ body }) => body as IDataObject,
		() => ({}),
	);
	return { fields: mapperFields(settings, current) };
}
