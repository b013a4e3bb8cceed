import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { postgresSettings } from '../../resources/postgresConfig/settings';
import { settingsWithValues } from './settingsWithValues';

/** The settings of the chosen project’s Postgres. */
export async function getPostgresSettings(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const key = 'GET /v1/projects/{ref}/config/database/postgres';
	return await settingsWithValues(this, key, postgresSettings);
}
