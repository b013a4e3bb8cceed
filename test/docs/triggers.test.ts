import type { INodePropertyOptions } from 'n8n-workflow';

import { eventTypes } from '../../nodes/SupabaseManagement/v1/fields/webhook/eventTypes';
import { SupabaseManagementWatchTrigger } from '../../nodes/SupabaseManagementWatchTrigger/SupabaseManagementWatchTrigger.node';
import { read } from './markdownFiles';

const page = read('docs/triggers.md');
const { properties } = new SupabaseManagementWatchTrigger().description;
const optionsOf = (name: string) =>
	(properties.find((property) => property.name === name)?.options ?? []) as INodePropertyOptions[];

describe('docs/triggers.md', () => {
	it('has the right number of platform events, and names each in the row of its owner', () => {
		expect(page).toContain(`There are ${eventTypes.length} events`);
		for (const { name } of eventTypes) {
			const [owner, event] = name.split(': ');
			expect(page).toMatch(new RegExp(`^\\| ${owner} \\|.*\\b${event}\\b`, 'm'));
		}
	});

	it.each(optionsOf('watch'))('names $name and its output', ({ name, value }) => {
		const row = new RegExp(`^\\| ${name} \\|.*$`, 'm').exec(page)?.[0];
		expect(row).toBeDefined();
		for (const change of optionsOf(`${value}Events`)) expect(row).toContain(`\`${change.value}\``);
	});
});
