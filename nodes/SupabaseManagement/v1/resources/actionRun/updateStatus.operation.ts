import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

const status: Pick<INodeProperties, 'type' | 'default' | 'options'> = {
	type: 'options',
	default: 'EXITED',
	options: [
		{ name: 'Created', value: 'CREATED' },
		{ name: 'Done', value: 'EXITED' },
		{ name: 'Failed', value: 'DEAD' },
		{ name: 'Paused', value: 'PAUSED' },
		{ name: 'Removing', value: 'REMOVING' },
		{ name: 'Restarting', value: 'RESTARTING' },
		{ name: 'Running', value: 'RUNNING' },
	],
};

export const updateStatusFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['actionRun'], operation: ['updateStatus'] } },
	[
		{
			displayName: 'Update Fields',
			name: 'actionRunUpdateFields',
			type: 'collection',
			placeholder: 'Add Step',
			default: {},
			options: [
				{
					...status,
					displayName: 'Clone',
					name: 'clone',
					description: 'Copying the Git repository',
					routing: { send: { type: 'body', property: 'clone' } },
				},
				{
					...status,
					displayName: 'Configure',
					name: 'configure',
					description: 'Applying the configuration',
					routing: { send: { type: 'body', property: 'configure' } },
				},
				{
					...status,
					displayName: 'Deploy',
					name: 'deploy',
					description: 'Deploying the Edge Functions',
					routing: { send: { type: 'body', property: 'deploy' } },
				},
				{
					...status,
					displayName: 'Health',
					name: 'health',
					description: 'Waiting until the services are up',
					routing: { send: { type: 'body', property: 'health' } },
				},
				{
					...status,
					displayName: 'Migrate',
					name: 'migrate',
					description: 'Running the migrations',
					routing: { send: { type: 'body', property: 'migrate' } },
				},
				{
					...status,
					displayName: 'Pull',
					name: 'pull',
					description: 'Fetching the current state of the project',
					routing: { send: { type: 'body', property: 'pull' } },
				},
				{
					...status,
					displayName: 'Seed',
					name: 'seed',
					description: 'Seeding the database',
					routing: { send: { type: 'body', property: 'seed' } },
				},
			],
		},
	],
);
