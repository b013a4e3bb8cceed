/** Compiles TypeScript as it is required, the way the tests do, so that scripts can load the node. */
export function loadTypeScript(): void;
