import { NodeOperationError } from 'n8n-workflow';

import type { Place } from '../place';
import type { OtherProjectError } from './otherProjects';

/**
 * Creates the error for a response that is not shown.
 *
 * @param error thrown by `onlyAllowed`
 * @returns undefined if the response could not be read
 */
export function notShown(
	error: OtherProjectError,
	{ node, itemIndex }: Place,
): NodeOperationError | undefined {
	const options = (nextStep: string) => ({ itemIndex, description: nextStep });
	const addProject =
		'Add the project’s ID to Allowed Projects in the credential, or choose another credential for this node.';
	switch (error.why) {
		case 'unreadable':
			return undefined;
		case 'no project':
			return new NodeOperationError(
				node,
				'The credential allows only certain projects, and the response does not say which project it belongs to',
				options('Choose a project in the node.'),
			);
		case 'other project':
			return new NodeOperationError(
				node,
				'This belongs to a project that the credential does not allow',
				options(addProject),
			);
		case 'beyond projects':
			return new NodeOperationError(
				node,
				'The credential allows only certain projects, and this operation affects more than these',
				options('Choose another credential for this node, or clear Allowed Projects in this one.'),
			);
	}
}
