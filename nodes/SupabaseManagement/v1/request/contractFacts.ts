export type RateLimit = { requests: number; seconds: number };

/** The facts of the contract about an operation that the node uses. */
export type ContractFacts = {
	/** Permissions of access tokens: all permissions of any one of these lists. */
	permissions?: string[][];
	/**
	 * Permissions that depend on the request, in addition to those that the operation always needs.
	 */
	permissionNote?: string;
	/** Scope of OAuth apps. */
	scope?: string;
	/** The plans that include the operation, unless all plans do. */
	plans?: string[];
	/** Rate limits, if they differ from the usual ones. */
	rateLimits?: RateLimit[];
	/** The type in the request’s envelope of version 2. */
	type?: string;
	/** Whether the envelope contains only a type and an ID, without attributes. */
	namedById?: true;
	/** Whether the body is optional. */
	optionalBody?: true;
	/** Whether the body is required although none of its fields is. */
	emptyBody?: true;
	/** Whether a successful response has no body. */
	answersNothing?: true;
	/** Whether Supabase masks secrets unless the query has `reveal=true`. */
	takesReveal?: true;
};
