import type { INodePropertyOptions } from 'n8n-workflow';

import { inspectFields } from '../../nodes/SupabaseManagement/v1/resources/database/inspect.fields';
import { readPage } from '../sql/page';
import { root } from './markdownFiles';

const choices = inspectFields[0]!.options as INodePropertyOptions[];
const page = readPage(root);

/** `npm run test:sql` compares the columns of the examples with the reports. */
describe('docs/inspect.md', () => {
	it('has a section for each report, in the order of the list', () => {
		expect([...page.keys()]).toEqual(choices.map(({ name }) => name));
	});

	it.each(choices)('repeats the node’s text and advice for $name', ({ name, ...choice }) => {
		const { text, example } = page.get(name)!;
		const description = choice.description!.replace(/\.$/, '');
		expect(text).toContain(`\n\n${description}. (\`${choice.value}\`)\n`);
		expect(text.slice(text.lastIndexOf('```')).trim().length).toBeGreaterThan(60);
		expect(Object.keys(example)[0]).toBe('project_ref');
	});
});
