export type RateLimit = { requests: number; seconds: number };

/** What the contract says of an operation, as far as the node relies on it. */
export type ContractFacts = {
	/** Of access tokens: any of these lists, all of its permissions. */
	permissions?: string[][];
	/** Permissions that depend on what is asked, besides those that an operation always needs. */
	permissionNote?: string;
	/** Of OAuth apps. */
	scope?: string;
	/** The plans that include the operation, where not all do. */
	plans?: string[];
	/** Where they are not the usual ones. */
	rateLimits?: RateLimit[];
	/** The type of what is sent, in the envelope of version 2. */
	type?: string;
	/** Whether the envelope names a thing by its ID beside the type, without attributes. */
	namedById?: true;
	/** Whether the request may go without a body. */
	optionalBody?: true;
	/** Whether the request needs a body, although no field of it is required. */
	emptyBody?: true;
	/** Whether a success has no body. */
	answersNothing?: true;
};
