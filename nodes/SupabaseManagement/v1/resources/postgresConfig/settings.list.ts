import { settingsWithValues } from '../../fields/settings/settingsWithValues';
import { postgresSettings } from './settings';

/** The settings of the chosen project’s Postgres. */
export const getPostgresSettings = settingsWithValues(
	'GET /v1/projects/{ref}/config/database/postgres',
	postgresSettings,
);
