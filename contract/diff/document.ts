/** The parts of JSON Schema that are compared, for OpenAPI 3.0 and 3.1. */
export type Schema = {
	type?: string | string[];
	nullable?: boolean;
	format?: string;
	pattern?: string;
	enum?: unknown[];
	const?: unknown;
	default?: unknown;
	deprecated?: boolean;
	required?: string[];
	properties?: Record<string, Schema>;
	additionalProperties?: boolean | Schema;
	items?: Schema;
	anyOf?: Schema[];
	oneOf?: Schema[];
	allOf?: Schema[];
	/** In OpenAPI 3.0 beside `minimum`, in 3.1 instead of it. */
	exclusiveMinimum?: boolean | number;
	exclusiveMaximum?: boolean | number;
	[keyword: string]: unknown;
};

export type Content = Record<string, { schema?: Schema }>;

export type Parameter = {
	name: string;
	in: 'path' | 'query' | 'header' | 'cookie';
	required?: boolean;
	deprecated?: boolean;
	schema?: Schema;
};

export type Operation = {
	operationId?: string;
	deprecated?: boolean;
	parameters?: Parameter[];
	requestBody?: { required?: boolean; content?: Content };
	responses?: Record<string, { content?: Content }>;
	security?: Array<Record<string, string[]>>;
	[extension: `x-${string}`]: unknown;
};

/** Lowercase methods, and properties that apply to all operations of the path. */
export type PathItem = Record<string, unknown> & { parameters?: Parameter[] };

export type Document = {
	openapi: string;
	paths: Record<string, PathItem>;
};
