import type { INodePropertyTypeOptions } from 'n8n-workflow';

/**
 * For secrets that can have several lines, such as a private key in PEM: a field of one line drops
 * the line breaks of what is pasted. n8n before 2.40 shows one line, masked too, so there such a
 * secret must come from an expression.
 */
export const severalLineSecret: INodePropertyTypeOptions = { password: true, rows: 4 };
