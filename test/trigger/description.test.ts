import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { SupabaseManagementTrigger } from '../../nodes/SupabaseManagementTrigger/SupabaseManagementTrigger.node';
import { SupabaseManagementWatchTrigger } from '../../nodes/SupabaseManagementWatchTrigger/SupabaseManagementWatchTrigger.node';
import { watches } from '../../nodes/SupabaseManagementWatchTrigger/watches';
import { description as node } from '../harness/operations';
import { n8n } from '../../package.json';
import { contract } from '../harness/contract';

const triggers = [new SupabaseManagementTrigger(), new SupabaseManagementWatchTrigger()];

const property = (properties: INodeProperties[], name: string) =>
	properties.find((each) => each.name === name)!;

const valuesOf = ({ options }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => value);

it.each(triggers.map(({ description }) => [description.displayName, description] as const))(
	'%s is published, and has the node’s authentication',
	(_, { name, properties, credentials }) => {
		const [first, ...rest] = name;
		const className = first!.toUpperCase() + rest.join('');
		expect(n8n.nodes).toContain(`dist/nodes/${className}/${className}.node.js`);
		expect(property(properties, 'authentication')).toEqual(
			property(node.properties, 'authentication'),
		);
		expect(credentials).toEqual(node.credentials);
	},
);

it.each(triggers.map(({ description }) => [description.displayName, description] as const))(
	'%s has a name and a type for every field, and never two fields of the same name',
	(_, { properties }) => {
		const shown = properties.map(({ name, displayName, type, displayOptions }) => {
			expect([name, displayName, type]).toEqual(Array(3).fill(expect.stringMatching(/./)));
			return `${name} ${JSON.stringify(displayOptions)}`;
		});
		expect(shown).toEqual([...new Set(shown)]);
	},
);

it('offers every event of Supabase, and Any Event', () => {
	const { body } = contract.get('POST /v2/projects/{ref}/webhooks/endpoints')!;
	const { properties } = body['application/json'].properties.data.properties.attributes;
	const events = properties.event_types.items.properties.type.enum as string[];
	const offered = valuesOf(property(triggers[0]!.description.properties, 'events'));
	expect([...offered].sort()).toEqual([...events].sort());
	expect(offered).toHaveLength(23);
});

it('offers every watch', () => {
	const { properties } = triggers[1]!.description;
	expect(valuesOf(property(properties, 'watch'))).toEqual(Object.keys(watches));
});
