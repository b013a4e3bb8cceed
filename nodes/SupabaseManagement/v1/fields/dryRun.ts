import type { IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

/** For operations that change many things in several requests. */
export const dryRunFields: INodeProperties[] = updateDisplayOptions(
	{
		show: {
			resource: ['edgeFunction', 'edgeFunctionSecret', 'migration'],
			operation: ['applyFiles', 'synchronize'],
		},
	},
	[
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description:
				'Whether to return only what would change. A dry run reads from Supabase and changes nothing.',
		},
	],
);

/** Whether the operation must change nothing. Only a clear no allows changes. */
export function isDryRun(context: Pick<IExecuteSingleFunctions, 'getNodeParameter'>): boolean {
	return context.getNodeParameter('dryRun', true) !== false;
}
