export const isEarlyAccess = (code: string | undefined) =>
	code?.endsWith('access_disabled') === true;
