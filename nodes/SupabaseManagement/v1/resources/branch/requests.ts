import type { OperationKey } from '../../request/operation';

export const readKeys: OperationKey = 'GET /v1/projects/{ref}/api-keys';
export const readPooler: OperationKey = 'GET /v1/projects/{ref}/config/database/pooler';
