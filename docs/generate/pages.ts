import type { INodeProperties } from 'n8n-workflow';

import type { Setting } from '../../nodes/SupabaseManagement/v1/fields/settings/setting';
import { authSettings } from '../../nodes/SupabaseManagement/v1/resources/authConfig/settings';
import { postgresSettings } from '../../nodes/SupabaseManagement/v1/resources/postgresConfig/settings';
import { operationsLeftOut } from '../../test/contract/leftOut';
import { description, operations, type Operation } from '../../test/harness/operations';
import { commonFields, optionTable } from './fields';
import { linkTo } from './links';
import { anchor, code, listed, plain, sentence, table } from './markdown';
import { resourceOf, resources, type Resource } from './nodeResources';
import {
	addressOf,
	effectOf,
	operationSection,
	permissionBesides,
	permissionsOf,
	scopeOf,
	type Declared,
} from './operation';
import { permissionNameTable } from './permissionNames';
import { checkThemes, themes } from './resources';

/** The contract, as much of it as is needed here. */
export type Contract = { paths: Record<string, Record<string, Declared>> };

/** Resources whose many settings are loaded from the project, and not fields of the node. */
const settingsOf: Record<string, Setting[]> = {
	authConfig: authSettings,
	postgresConfig: postgresSettings,
};

/** The pages that are written by hand, and the tables that help to find an operation. */
const topics = [
	['credentials.md', 'Credentials and least privilege'],
	['permissions.md', 'Permissions: what each operation needs'],
	['rate-limits-and-retries.md', 'Rate limits and retries'],
	['waiting.md', 'Waiting until Supabase has finished'],
	['triggers.md', 'Triggers'],
	['ai-agents.md', 'AI agents and the read-only guard'],
	['errors.md', 'Errors, and what to do'],
	['queue-mode.md', 'Queue mode'],
	['compatibility.md', 'Compatibility'],
	['in-the-editor.md', 'In the editor, in pictures'],
	['from-http-requests.md', 'Moving from HTTP Request nodes'],
	['operations-by-url.md', 'Operations by URL'],
	['../workflows/README.md', 'Ready-made workflows'],
];

const madeBy =
	'<!-- Made by `npm run docs` from the node and the contract. Do not edit it by hand. -->';

/** @returns the generated pages, by their path in the project */
export function pages(contract: Contract): Map<string, string> {
	checkThemes(resources.map(({ value }) => value));
	const declared = (operation: Operation) =>
		contract.paths[operation.path]![operation.method.toLowerCase()]!;
	const all = new Map<string, string>([
		['docs/README.md', indexPage(contract)],
		['docs/operations-by-url.md', operationsByUrlPage()],
		['docs/permissions.md', permissionsPage()],
	]);
	for (const resource of resources) {
		all.set(`docs/resources/${resource.value}.md`, resourcePage(resource, declared));
	}
	return all;
}

function wordsOf(value: string): string {
	return themes.map((theme) => theme.resources[value]).find((words) => words !== undefined)!;
}

function resourcePage(
	{ value, name, operations: own }: Resource,
	declared: (operation: Operation) => Declared,
): string {
	const tags = [...new Set(own.flatMap((operation) => declared(operation).tags))];
	const besides = own
		.map((operation) => [operation, permissionBesides(operation)] as const)
		.filter(([, words]) => words !== '');
	const settings = settingsOf[value];
	return page([
		`# ${name}`,
		sentence(wordsOf(value)),
		`Supabase’s API reference has this under ${listed(tags.map((tag) => `*${tag}*`))}. ` +
			'Here is [what is the same for every operation](../README.md#what-is-the-same-for-every-operation).',
		table(
			['Operation', 'Effect', 'Access token', 'OAuth app'],
			own.map((operation) => [
				`[${plain(operation.route.name)}](#${anchor(operation.route.name)})`,
				effectOf(operation),
				permissionsOf(operation),
				scopeOf(operation),
			]),
		),
		...(besides.length === 0
			? []
			: [
					besides.map(([{ route }, words]) => `- ${plain(route.name)}: ${coded(words)}`).join('\n'),
				]),
		...Object.entries(operationsLeftOut)
			.filter(([key]) => own.some((operation) => isKin(key, operation)))
			.map(([key, reason]) => `Left out: ${code(key)}. ${sentence(reason)}`),
		...own.flatMap((operation) => [
			`## ${operation.route.name}`,
			operationSection(operation, declared(operation)),
		]),
		...(settings === undefined ? [] : ['## The settings', settingsSection(settings)]),
	]);
}

/** Whether an operation that is left out had the path of another one, and some more letters. */
function isKin(leftOut: string, { key, path }: Operation): boolean {
	return path.split('/').length > 4 && leftOut.startsWith(key);
}

/** Names of permissions stand out. */
function coded(words: string): string {
	return words.replace(/\b[a-z\d]+(?:_[a-z\d]+)+\b/g, code);
}

function settingsSection(settings: Setting[]): string {
	const groups = new Map<string, string[]>();
	for (const setting of settings) {
		const [group, label] = setting.name.split(': ') as [string, string];
		const isSame = label === setting.id;
		const words = `${isSame ? '' : `${plain(label)} `}${code(setting.id)}`;
		groups.set(group, [...(groups.get(group) ?? []), words]);
	}
	const rows = [...groups].map(([group, words]) => [plain(group), words.join(' · ')]);
	return [
		`There are ${settings.length}. The editor shows their present values where you add them. In ` +
			'`this type` are the names that Using JSON takes, and that Get puts out.',
		table(['Group', 'Settings'], rows),
	].join('\n\n');
}

function permissionsPage(): string {
	return page([
		'# Permissions',
		'What each operation needs: of an access token, its permissions; of an OAuth app, its scope. ' +
			'“None listed” means that Supabase’s published API names none. How to make a token that may ' +
			'do what it must and nothing else: [Credentials](credentials.md).',
		'## What the dashboard calls them',
		'Where you create an access token, each permission is set to None, Read or Read-write:',
		permissionNameTable(),
		...themes.flatMap((theme) => [
			`## ${theme.name}`,
			table(
				['Resource', 'Operation', 'Effect', 'Access token', 'OAuth app'],
				Object.keys(theme.resources).flatMap((value) => {
					const { name, operations: own } = resourceOf(value);
					return own.map((operation) => [
						`[${name}](resources/${value}.md)`,
						`[${plain(operation.route.name)}](resources/${value}.md#${anchor(operation.route.name)})`,
						effectOf(operation),
						permissionsOf(operation),
						scopeOf(operation),
					]);
				}),
			),
		]),
	]);
}

function operationsByUrlPage(): string {
	const byPath = [...operations].sort((a, b) =>
		`${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'),
	);
	return page([
		'# Operations by URL',
		'Which operation sends which request. Search this page for a part of the URL; the parts in ' +
			'`{ }` are fields of the node. How to move a workflow over: ' +
			'[From HTTP Request nodes](from-http-requests.md).',
		table(
			['Request', 'Operation'],
			byPath.map((operation) => [code(operation.key), linkTo(operation)]),
		),
	]);
}

function indexPage(contract: Contract): string {
	const [requestOptions] = description.properties.filter(({ name }) => commonFields.includes(name));
	const total = operations.length;
	const leftOut = Object.entries(operationsLeftOut).map(([key, reason]) => {
		const [method, path] = key.split(' ') as [string, string];
		const declared = contract.paths[path]![method.toLowerCase()]!;
		return `- [${code(key)}](${addressOf(declared)}): ${sentence(reason)}`;
	});
	return page([
		'# Documentation',
		`The node has ${total} operations in ${resources.length} resources. Each resource has a page, ` +
			'made from the node itself and the API’s contract, so that it says what the node does.',
		'How to begin is in the [README](../README.md). And there is a page each on',
		topics.map(([file, words]) => `- [${words}](${file})`).join('\n'),
		'## Resources',
		...themes.flatMap((theme) => [
			`### ${theme.name}`,
			table(
				['Resource', 'Operations', 'What it is'],
				Object.entries(theme.resources).map(([value, words]) => {
					const { name, operations: own } = resourceOf(value);
					return [`[${name}](resources/${value}.md)`, String(own.length), plain(words)];
				}),
			),
		]),
		'## What is the same for every operation',
		[
			'- **Authentication** chooses the kind of [credential](credentials.md).',
			'- **Project**, **Organization** and whatever else is one of many can be chosen from a list, or given by ID, and some by the address of their page in the dashboard. All take expressions.',
			'- **Additional Fields**, **Options**, **Filters** and other groups do nothing until you add something to them. “When added” says what it starts with.',
			'- **Output:** a list comes out as an item for each element. Each item is paired with the input item that it was made for. Where Supabase answers nothing, an item says `success` or `deleted`, and of what.',
			'- **Return All** and **Limit** fetch as many pages as they need.',
			'- **Simplify** is there for version 2 of the API, which puts what it says into an envelope. Switch it off to get that as it came.',
			'- **Settings → On Error** works as in every node of n8n; with either Continue, an item that failed becomes an item that says why.',
		].join('\n'),
		`In the tab Settings, under **${plain(requestOptions!.displayName)}**, each operation has, besides what n8n adds:`,
		optionTable(requestOptions!.options as INodeProperties[]),
		'## What is left out',
		`Of the API’s ${total + leftOut.length} operations:`,
		leftOut.join('\n'),
		'Single fields of the API that are not offered as they are, are named at their operation, each with the reason.',
	]);
}

function page(parts: string[]): string {
	return `${[madeBy, ...parts].join('\n\n')}\n`;
}
