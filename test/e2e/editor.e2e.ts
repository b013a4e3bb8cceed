/**
 * Opens operations in the editor with all their fields set: every operation with `npm run
 * test:editor`, which takes minutes, otherwise the longest form of each resource.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import type { INodeParameters } from 'n8n-workflow';

import { authSettings } from '../../nodes/SupabaseManagement/v1/resources/authConfig/settings.ts';
import { postgresSettings } from '../../nodes/SupabaseManagement/v1/resources/postgresConfig/settings.ts';
import { samples } from '../contract/samples.ts';
import {
	everyField,
	type Operation,
	operations,
	type Samples,
	visibleProperties,
} from '../harness/operations.ts';
import { mapped } from '../harness/settings.ts';
import { openEditor, type SignedIn } from './harness/browser.ts';
import { Editor } from './harness/editor.ts';
import { setScene } from './harness/scene.ts';
import { artifactsFolder } from './harness/setting.ts';
import { workflowOf } from './harness/workflow.ts';

const nameOf = ({ resource, operation }: Operation) => `${resource}: ${operation}`;

const folder = path.join(artifactsFolder, 'editor');

/** A typical number of changed settings: n8n takes seconds to draw all 240. */
const fewSettings: Samples = {
	authSettings: mapped(authSettings, { site_url: 'https://example.com', disable_signup: true }),
	postgresSettings: mapped(postgresSettings, { max_connections: 100 }),
};

const lengthOf = (operation: Operation) =>
	visibleProperties(everyField(operation, samples)[0]!).length;

function longestOfEachResource(): Operation[] {
	const longest = new Map<string, Operation>();
	for (const operation of operations) {
		const other = longest.get(operation.resource);
		if (other === undefined || lengthOf(operation) > lengthOf(other)) {
			longest.set(operation.resource, operation);
		}
	}
	return [...longest.values()];
}

const opened = process.env.E2E_EVERY_OPERATION === undefined ? longestOfEachResource() : operations;

let signedIn: SignedIn;
let editor: Editor;

beforeAll(async () => {
	mkdirSync(folder, { recursive: true });
	signedIn = await openEditor();
	editor = new Editor(signedIn.page);
});

afterAll(async () => await signedIn.browser.close());

/**
 * Few workflows, because each takes seconds to load; but not one, because its nodes would be too
 * small.
 */
const nodesInWorkflow = 45;

const parts = Array.from({ length: Math.ceil(opened.length / nodesInWorkflow) }, (_, index) =>
	opened.slice(index * nodesInWorkflow, (index + 1) * nodesInWorkflow),
);

describe.each(parts.map((part, index) => [index + 1, part] as const))('part %i', (index, part) => {
	let parameters: Map<Operation, INodeParameters>;

	beforeAll(async () => {
		const values = { ...samples, ...(await setScene(part[0]!)), ...fewSettings };
		parameters = new Map(part.map((each) => [each, everyField(each, values)[0]!]));
		const nodes = [...parameters].map(([each, filled]) => ({
			name: nameOf(each),
			parameters: filled,
		}));
		await editor.open(workflowOf(`Part ${index}`, nodes));
	});

	afterEach(async () => await editor.closeNode());

	const each = part.map((operation) => [nameOf(operation), operation] as const);

	test.each(each)('%s', async (name, operation) => {
		await editor.openNode(name);
		const wanted = visibleProperties(parameters.get(operation)!)
			.filter(({ type }) => type !== 'notice')
			.map(({ displayName }) => displayName);
		const labels = await editor.labels();
		expect(wanted.filter((label) => !labels.some((shown) => shown.startsWith(label)))).toEqual([]);
		expect(signedIn.takeErrors()).toEqual([]);
		await editor.screenshotOfParameters(path.join(folder, `${name.replace(': ', '-')}.jpg`));
	});
});
