import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { authSettings } from '../../resources/authConfig/settings';
import { settingsWithValues } from './settingsWithValues';

/** The settings of the chosen project’s auth. */
export async function getAuthSettings(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await settingsWithValues(this, 'GET /v1/projects/{ref}/config/auth', authSettings);
}
