import type { INodePropertyTypeOptions } from 'n8n-workflow';

/**
 * For secrets that can have several lines, such as a private key in PEM. A single-line field drops
 * pasted line breaks. n8n before 2.40 masks the value but shows a single line, so there the secret
 * must come from an expression.
 */
export const severalLineSecret: INodePropertyTypeOptions = { password: true, rows: 4 };
