import type { OperationKey } from '../../request/operation';

export const readFunctions: OperationKey = 'GET /v1/projects/{ref}/functions';
export const readFunction: OperationKey = 'GET /v1/projects/{ref}/functions/{function_slug}';
export const readBody: OperationKey = 'GET /v1/projects/{ref}/functions/{function_slug}/body';
export const deployFunction: OperationKey = 'POST /v1/projects/{ref}/functions/deploy';
export const updateFunctions: OperationKey = 'PUT /v1/projects/{ref}/functions';
export const deleteFunction: OperationKey = 'DELETE /v1/projects/{ref}/functions/{function_slug}';
