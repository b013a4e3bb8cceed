import type { OperationKey } from '../../request/operation';

export const readMigrations: OperationKey = 'GET /v1/projects/{ref}/database/migrations';
export const readDigests: OperationKey = 'POST /v1/projects/{ref}/database/query/read-only';
export const runQuery: OperationKey = 'POST /v1/projects/{ref}/database/query';
