import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { anchor } from '../../docs/generate/markdown';
import { pages, withResources, type Contract } from '../../docs/generate/pages';
import { description, operations } from '../harness/operations';

const root = join(__dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const contract = JSON.parse(read('contract/openapi.json')) as Contract;
const made = pages(contract);

/** `npm run docs` mends whatever fails here. */
describe('the generated documentation', () => {
	it.each([...made])('has %s as the node and the contract are', (file, text) => {
		expect(existsSync(join(root, file)) ? read(file) : undefined).toBe(text);
	});

	it('has no page of a resource that the node lacks', () => {
		const there = readdirSync(join(root, 'docs', 'resources')).map(
			(name) => `docs/resources/${name}`,
		);
		expect(there.filter((file) => !made.has(file))).toEqual([]);
	});

	it('has every operation', () => {
		const text = [...made.values()].join('\n');
		expect(operations.filter(({ key }) => !text.includes(`\`${key}\` · [`))).toEqual([]);
	});

	it('is counted right in README.md', () => {
		const readme = read('README.md');
		expect(withResources(readme)).toBe(readme);
		const resources = description.properties.find(({ name }) => name === 'resource')!.options!;
		expect(readme).toContain(`${operations.length} operations in ${resources.length} resources`);
	});
});

const written = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'contract/README.md'];
const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.md'))
	.map((name) => join('docs', name));

describe.each([...written, ...inDocs])('%s', (file) => {
	const text = read(file);
	const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);

	it('links to what is there', () => {
		const broken = links
			.filter((target) => !/^https?:/.test(target))
			.filter((target) => {
				const [path = '', heading] = target.split('#');
				const linked = path === '' ? file : join(dirname(file), path);
				if (!existsSync(join(root, linked))) return true;
				return heading !== undefined && !headingsOf(read(linked)).includes(heading);
			});
		expect(broken).toEqual([]);
	});
});

it('has pictures that load fast', () => {
	const folder = join(root, 'docs', 'images');
	const heavy = readdirSync(folder).filter((name) => statSync(join(folder, name)).size > 250_000);
	expect(heavy).toEqual([]);
});

function headingsOf(text: string): string[] {
	const withoutCode = text.replace(/^```[\s\S]*?^```/gm, '');
	return [...withoutCode.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading!));
}
