import { settingsWithValues } from '../../fields/settings/settingsWithValues';
import { authSettings } from './settings';

/** The settings of the chosen project’s auth. */
export const getAuthSettings = settingsWithValues(
	'GET /v1/projects/{ref}/config/auth',
	authSettings,
);
