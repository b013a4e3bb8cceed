import type { INodeProperties } from 'n8n-workflow';

/* Settings of a notebook that more than one operation offers. */

/** Read by `sendCells`. */
export const cellsAsJson: INodeProperties = {
	displayName: 'Cells as JSON',
	name: 'cellsJson',
	type: 'json',
	typeOptions: { rows: 5 },
	default: '',
	placeholder: 'e.g. {{ $json.content.cells }}',
	description: 'An array of cells as Get returns them, instead of those under Cells',
};

export const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'A description of the notebook, up to 10,000 characters',
	routing: { send: { type: 'body', property: 'description' } },
};

export const favorite: INodeProperties = {
	displayName: 'Favorite',
	name: 'favorite',
	type: 'boolean',
	default: true,
	description: 'Whether the notebook is a favorite',
	routing: { send: { type: 'body', property: 'favorite' } },
};
