import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { INode, INodeParameters, IWorkflowBase } from 'n8n-workflow';

import { SupabaseManagementTrigger } from '../../nodes/SupabaseManagementTrigger/SupabaseManagementTrigger.node';
import { SupabaseManagementWatchTrigger } from '../../nodes/SupabaseManagementWatchTrigger/SupabaseManagementWatchTrigger.node';
import { contract } from '../../nodes/SupabaseManagement/v1/request/contract';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { operations, visibleProperties } from '../harness/operations';

const folder = path.join(__dirname, '../../workflows');

const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

const tried = readdirSync(path.join(__dirname, '../e2e/workflows'));

const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');

const isNote = ({ type }: INode) => type === 'n8n-nodes-base.stickyNote';

const isOurs = ({ type }: INode) =>
	/^n8n-nodes-supabase-management\.supabaseManagement(Tool)?$/.test(type);

/** The fields of our triggers, by node type. */
const triggers = new Map(
	[new SupabaseManagementTrigger(), new SupabaseManagementWatchTrigger()].map(({ description }) => [
		`n8n-nodes-supabase-management.${description.name}`,
		// n8n adds the poll times to every polling node.
		new Set(['pollTimes', ...description.properties.map((each) => each.name)]),
	]),
);

/** The size of a node on the canvas, in canvas pixels. */
const areaOf = ({ position: [x, y], parameters: { width = 96, height = 96 } }: INode) => ({
	left: x,
	top: y,
	right: x + Number(width),
	bottom: y + Number(height),
});

/**
 * The maximum width of a workflow that is still readable if a screen of 1,920 pixels shows it
 * completely.
 */
const widest = 2400;

/** The maximum number of steps to grasp at a glance. */
const fewSteps = 4;

/** Properties that n8n itself adds to a node that is an agent’s tool. */
const ofTools = ['descriptionType', 'toolDescription'];

describe.each(files)('%s', (file) => {
	const text = readFileSync(path.join(folder, file), 'utf8');
	const workflow = JSON.parse(text) as IWorkflowBase;
	const steps = workflow.nodes.filter((node) => !isNote(node));
	const ours = steps.filter(isOurs);

	const name = path.basename(file, '.json');
	const described = readme.split(/^### /m).find((each) => each.includes(`[${file}](${file})`));

	it('is described, with a picture', () => {
		expect(described).toContain(`](../docs/images/workflows/${name}.png)`);
	});

	it('needs no permission that its description does not name', () => {
		const keys = ours.map(({ parameters: { resource, operation } }) => {
			const found = operations.find(
				(each) => each.resource === resource && each.operation === operation,
			);
			return found?.key as OperationKey;
		});
		const missing = keys.filter((key) => {
			const choices = contract[key]?.permissions ?? [];
			return (
				choices.length > 0 &&
				!choices.some((all) => all.every((each) => described?.includes(`\`${each}\``)))
			);
		});
		expect(missing).toEqual([]);
	});

	it('has an end-to-end test with its name', () => {
		const words = name.replace(/-./g, (part) => part[1]!.toUpperCase());
		expect(tried).toContain(`${words}.e2e.ts`);
	});

	it('does nothing automatically, and starts with a note', () => {
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

	it('has only existing operations and fields', () => {
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

	it('has only existing fields of triggers', () => {
		const unknown = steps.flatMap(({ name: step, type, parameters }) => {
			const known = triggers.get(type);
			return Object.keys(known === undefined ? {} : parameters)
				.filter((field) => !known?.has(field))
				.map((field) => `${step}: ${field}`);
		});
		expect(unknown).toEqual([]);
	});

	it('has no overlapping nodes', () => {
		const close = steps.flatMap((one, index) =>
			steps.slice(index + 1).filter(({ position: [x, y] }) => {
				const [otherX, otherY] = one.position;
				return Math.abs(x - otherX) < 144 && Math.abs(y - otherY) < 144;
			}),
		);
		expect(close.map(({ name }) => name)).toEqual([]);
	});

	it('is readable when it fits the screen', () => {
		const areas = workflow.nodes.map(areaOf);
		const width =
			Math.max(...areas.map(({ right }) => right)) - Math.min(...areas.map(({ left }) => left));
		expect(width).toBeLessThanOrEqual(widest);
	});

	it('has a note for each section', () => {
		const [, ...notes] = workflow.nodes.filter(isNote).map(areaOf);
		const without = steps.filter((step) => {
			const { left, top, right, bottom } = areaOf(step);
			return !notes.some(
				(note) =>
					note.left <= left && note.top <= top && note.right >= right && note.bottom >= bottom,
			);
		});
		expect(steps.length > fewSteps ? without.map((step) => step.name) : []).toEqual([]);
	});
});
