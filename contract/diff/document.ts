/** As much of JSON Schema as is compared, of OpenAPI 3.0 and 3.1 alike. */
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
	/** Next to `minimum` in OpenAPI 3.0, instead of it in 3.1. */
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

/** Methods in small letters; beside them, what holds for all of a path. */
export type PathItem = Record<string, unknown> & { parameters?: Parameter[] };

export type Document = {
	openapi: string;
	paths: Record<string, PathItem>;
};
