import { types } from '@electric-sql/pglite';

const asText = (value: string) => value;

/** A number if it is exact, otherwise a string. */
const exact = (value: string) => {
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value;
};

/**
 * Converts values to JSON as postgres-meta does: dates and intervals keep PostgreSQL’s format,
 * decimals are strings, and so are integers that a JSON number would round.
 */
export const parsers = {
	[types.INT8]: exact,
	[types.NUMERIC]: asText,
	[types.DATE]: asText,
	[types.TIMESTAMP]: asText,
	[types.TIMESTAMPTZ]: asText,
	[types.INTERVAL]: asText,
	[types.BYTEA]: asText,
};
