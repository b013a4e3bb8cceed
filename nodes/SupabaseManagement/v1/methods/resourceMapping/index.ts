export { getAuthSettings } from './getAuthSettings';
export { getPostgresSettings } from './getPostgresSettings';
