import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { projectRef } from '../../fields/projectRef';
import { inputError } from '../../request/input/inputError';

export const role: INodeProperties = {
	displayName: 'Role',
	name: 'role',
	type: 'options',
	required: true,
	default: 'developer',
	description:
		'What the members can do. Read-Only and No Access require a plan that includes them.',
	options: [
		{ name: 'Administrator', value: 'administrator' },
		{ name: 'Developer', value: 'developer' },
		{
			name: 'No Access',
			value: 'no-access',
			description: 'Can’t access any project until the member gets a role for one',
		},
		{ name: 'Owner', value: 'owner' },
		{ name: 'Read-Only', value: 'read-only' },
	],
	routing: { send: { type: 'body', property: 'role' } },
};

/**
 * Refuses an empty list, which would assign a role without projects, and values that are not
 * project IDs.
 */
export async function checkProjects(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { projects: chosen } = options.body as { projects?: IDataObject[] };
	if (chosen === undefined) return options;
	if (chosen.length === 0) {
		throw inputError(
			this,
			'Projects is empty',
			'Add a project, or remove the field to assign the role for the whole organization.',
		);
	}
	const wrong = chosen.map(({ ref }) => String(ref)).find((ref) => !/^[a-z]{20}$/.test(ref));
	if (wrong !== undefined) {
		throw inputError(
			this,
			`Projects contains an invalid project ID: ${wrong.slice(0, 80)}`,
			'A project ID has 20 lowercase letters, as in the URL of its dashboard.',
		);
	}
	return options;
}

export const projects: INodeProperties = {
	displayName: 'Projects',
	name: 'projects',
	type: 'fixedCollection',
	placeholder: 'Add Project',
	default: {},
	description: 'The only projects that the role applies to. If empty, it applies to all projects.',
	typeOptions: { multipleValues: true },
	options: [
		{
			displayName: 'Project',
			name: 'project',
			values: [
				{
					...projectRef,
					description: 'A project that the role applies to',
					// n8n extracts the ID from an address only in fields of the first level.
					modes: projectRef.modes!.filter(({ name }) => name !== 'url'),
				},
			],
		},
	],
	routing: {
		send: {
			type: 'body',
			property: 'projects',
			value:
				'={{ ($value.project ?? []).map(({ projectRef }) => ({ ref: String(projectRef?.value ?? "").trim() })) }}',
		},
	},
};
