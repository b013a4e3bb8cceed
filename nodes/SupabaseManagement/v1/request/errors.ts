import { failureDetails } from './failure/nodeError';

export const codeOf = (error: unknown) => failureDetails(error)?.code;
