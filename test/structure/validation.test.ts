import type { INode, INodeParameters, INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { samples } from '../contract/samples';
import { description, everyField, operations } from '../harness/operations';

/** The messages that the editor shows below the fields of a node. */
function sentencesFor(parameters: INodeParameters): string[] {
	const node: INode = {
		id: '1',
		name: 'Supabase',
		type: 'supabaseManagement',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const issues = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
	return Object.values(issues?.parameters ?? {}).flat();
}

const isLocator = (value: unknown): value is { mode: string; value: string } =>
	typeof value === 'object' && value !== null && '__rl' in value;

/** Parameters with one locator that has an invalid value. */
const withWrong = (parameters: INodeParameters, name: string): INodeParameters => ({
	...parameters,
	[name]: { __rl: true, mode: 'id', value: '!' },
});

const isChecked = (name: string) =>
	description.properties
		.filter((property: INodeProperties) => property.name === name)
		.flatMap(({ modes = [] }: INodeProperties) => modes)
		.some(({ name: mode, validation }: INodePropertyMode) => mode === 'id' && validation);

const cases = operations.flatMap((operation) => {
	const [parameters] = everyField(operation, samples);
	return Object.entries(parameters!)
		.filter(([name, value]) => isLocator(value) && isChecked(name))
		.map(([name]) => [`${operation.resource}.${operation.operation}`, name, parameters!] as const);
});

it('many fields are validated', () => expect(cases.length).toBeGreaterThan(100));

it.each(cases)('%s shows only one message if %s is invalid', (_operation, name, parameters) => {
	const all = sentencesFor(withWrong(parameters, name));
	const others = sentencesFor(parameters);
	const about = all.filter((sentence) => !others.includes(sentence));
	expect(about).toHaveLength(1);
});

it.each(cases)('%s shows it also if nothing else is filled: %s', (operationName, name) => {
	const [resource, operation] = operationName.split('.') as [string, string];
	const sentences = sentencesFor(
		withWrong({ authentication: 'accessToken', resource, operation }, name),
	);
	expect(sentences).toEqual([...new Set(sentences)]);
});
