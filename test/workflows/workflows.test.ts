import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { INode, INodeParameters, IWorkflowBase } from 'n8n-workflow';

import { operations, visibleProperties } from '../harness/operations';

const folder = path.join(__dirname, '../../workflows');

const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

const tried = readdirSync(path.join(__dirname, '../e2e/workflows'));

const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');

const isNote = ({ type }: INode) => type === 'n8n-nodes-base.stickyNote';

const isOurs = ({ type }: INode) =>
	/^n8n-nodes-supabase-management\.supabaseManagement(Tool)?$/.test(type);

/** What n8n itself knows about a node that is a tool of an agent. */
const ofTools = ['descriptionType', 'toolDescription'];

describe.each(files)('%s', (file) => {
	const text = readFileSync(path.join(folder, file), 'utf8');
	const workflow = JSON.parse(text) as IWorkflowBase;
	const steps = workflow.nodes.filter((node) => !isNote(node));
	const ours = steps.filter(isOurs);

	it('is in the table', () => {
		expect(readme).toContain(`](${file})`);
	});

	it('is tried in a real n8n, by a test of its name', () => {
		const name = path.basename(file, '.json').replace(/-./g, (part) => part[1]!.toUpperCase());
		expect(tried).toContain(`${name}.e2e.ts`);
	});

	it('does nothing automatically, and begins with a note', () => {
		expect(workflow.active).toBe(false);
		expect(workflow.pinData).toEqual({});
		expect(isNote(workflow.nodes[0]!)).toBe(true);
	});

	it('uses n8n’s own nodes and ours', () => {
		const others = steps.filter(
			({ type }) =>
				!/^(n8n-nodes-base|@n8n\/n8n-nodes-langchain|n8n-nodes-supabase-management)\./.test(type),
		);
		expect(others).toEqual([]);
	});

	it('runs operations and fills fields that are there', () => {
		const unknown = ours.flatMap(({ name, parameters }) => {
			const { authentication, resource, operation, ...fields } = parameters;
			void authentication;
			const isThere = operations.some(
				(each) => each.resource === resource && each.operation === operation,
			);
			if (!isThere) return [`${name}: ${String(resource)}.${String(operation)}`];
			const known = visibleProperties(parameters as INodeParameters).map((each) => each.name);
			return Object.keys(fields)
				.filter((field) => !known.includes(field) && !ofTools.includes(field))
				.map((field) => `${name}: ${field}`);
		});
		expect(unknown).toEqual([]);
	});

	it('has no two nodes over each other', () => {
		const close = steps.flatMap((one, index) =>
			steps.slice(index + 1).filter(({ position: [x, y] }) => {
				const [otherX, otherY] = one.position;
				return Math.abs(x - otherX) < 144 && Math.abs(y - otherY) < 144;
			}),
		);
		expect(close.map(({ name }) => name)).toEqual([]);
	});
});
