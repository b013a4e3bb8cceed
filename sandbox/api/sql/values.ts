import { types } from '@electric-sql/pglite';

const asText = (value: string) => value;

/** A number where it is exact, and text where it is not. */
const exact = (value: string) => {
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value;
};

/**
 * How values become JSON, as postgres-meta has it: dates and intervals stay as PostgreSQL writes
 * them, decimals are text, and integers too where a JSON number would round them.
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
