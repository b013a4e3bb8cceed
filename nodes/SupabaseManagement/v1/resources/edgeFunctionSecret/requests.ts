import type { OperationKey } from '../../request/operation';

export const readSecrets: OperationKey = 'GET /v1/projects/{ref}/secrets';
export const setSecrets: OperationKey = 'POST /v1/projects/{ref}/secrets';
export const deleteSecrets: OperationKey = 'DELETE /v1/projects/{ref}/secrets';
