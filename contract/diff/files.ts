import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Difference } from './compare.ts';
import { withoutNames } from './operations.ts';

type Route = { resource: string; operation: string };

const node = 'nodes/SupabaseManagement/v1';

/** Knows where in the project an operation of the API is dealt with. */
export class Files {
	/** By path from the root of the project. */
	private readonly texts: Map<string, string>;

	/** By method and path, as the contract names operations. */
	private readonly routes: Map<string, Route>;

	/** @param root the folder of the project */
	constructor(root: string) {
		const files = ['nodes', 'sandbox/api', 'test'].flatMap((folder) =>
			readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith('.ts'))
				.map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/'))),
		);
		this.texts = new Map(
			files.sort().map((file) => [file, readFileSync(path.join(root, file), 'utf8')]),
		);
		this.routes = new Map([...this.texts].flatMap(([file, text]) => routesIn(file, text)));
	}

	/** The route of each operation that the node has. */
	get operations(): ReadonlyMap<string, Route> {
		return this.routes;
	}

	/** What has to be looked at for a difference, in the order in which one would do it. */
	for(difference: Difference): string[] {
		const { key, kind, part } = difference;
		const route = this.routes.get(key);
		let own = this.mentioning(difference);
		if (route !== undefined) own = this.forKnown(difference, route);
		else if (part === 'operation' && kind === 'added') own = this.forNew(key);
		return [...new Set(['contract/openapi.json', ...own])];
	}

	/** The resource that a new operation belongs to, judged by its path. */
	nearestResource(key: string): string {
		const steps = stepsOf(key);
		const likeness = ([other, { resource }]: [string, Route]): number[] => {
			const others = stepsOf(other);
			const end = steps.findIndex((step, index) => step !== others[index]);
			return [
				end < 0 ? steps.length : end,
				steps.filter((step) => isNamedLike(resource, step)).length,
				-Math.abs(others.length - steps.length),
			];
		};
		const [nearest] = [...this.routes]
			.map((route) => ({ ...route[1], likeness: likeness(route) }))
			.sort((one, other) => {
				const differing = one.likeness.findIndex((value, index) => value !== other.likeness[index]);
				return differing < 0 ? 0 : other.likeness[differing]! - one.likeness[differing]!;
			});
		return nearest!.resource;
	}

	private forKnown(difference: Difference, { resource, operation }: Route): string[] {
		const { part, kind, name = '' } = difference;
		const index = `${node}/resources/${resource}/index.ts`;
		const test = `test/operations/${resource}.test.ts`;
		const mentions = kind === 'added' ? [] : this.mentioning(difference);
		switch (part) {
			case 'access':
				return [`${node}/request/facts.ts`];
			case 'operation':
			case 'path':
				return [index, ...this.fieldFiles(resource, operation), test, ...mentions];
			case 'parameter':
			case 'body':
				return [
					...this.fieldFiles(resource, operation, name),
					...(/^(page|cursor|offset|limit)$/.test(name) ? [`${node}/request/answer/pages.ts`] : []),
					test,
					...mentions.filter((file) => file.startsWith('test/contract/')),
				];
			case 'answer':
				return [
					...(/secret|pass|token|key|credential/.test(name)
						? [`${node}/request/answer/secrets.ts`]
						: []),
					...mentions,
					test,
				];
			case 'status':
				return [test];
		}
	}

	private forNew(key: string): string[] {
		const resource = this.nearestResource(key);
		return [
			`${node}/resources/${resource}/index.ts`,
			operationFile(resource, '<operation>'),
			`test/operations/${resource}.test.ts`,
			...(key.startsWith('POST ') ? [`${node}/request/guard/readingPosts.ts`] : []),
			`${node}/request/facts.ts`,
		];
	}

	/** The files with an operation’s fields, and what those import; of shared fields, the one that sends `name`. */
	private fieldFiles(resource: string, operation: string, name?: string): string[] {
		const folder = `${node}/resources/${resource}/`;
		const files = [...this.texts]
			.filter(([file]) => file.startsWith(folder) && !file.endsWith('/index.ts'))
			.filter(([file, text]) => isOf(operation, file) || text.includes(`'${operation}'`))
			.map(([file]) => file);
		if (files.length === 0) files.push(operationFile(resource, operation));
		// Grows while it is walked: what an imported file imports belongs to it.
		for (const file of files) {
			for (const imported of importsOf(file, this.texts.get(file) ?? '')) {
				const text = this.texts.get(imported);
				if (text === undefined || files.includes(imported)) continue;
				const isShared = imported.startsWith(`${node}/fields/`) && text.includes(`'${name}'`);
				if (isShared || imported.startsWith(`${node}/resources/`)) files.push(imported);
			}
		}
		return files;
	}

	/** Code that has a case of its own for an operation. What a script writes is left out. */
	private mentioning({ key, id }: Difference): string[] {
		return [...this.texts]
			.filter(([file]) => !/\/(facts|index)\.ts$/.test(file))
			.filter(([, text]) => text.includes(`'${key}'`) || text.includes(`'${id}'`))
			.map(([file]) => file);
	}
}

/** Whether a file is the one of an operation, by its name. */
function isOf(operation: string, file: string): boolean {
	return file.endsWith(`/${operation}.operation.ts`);
}

function operationFile(resource: string, operation: string): string {
	return `${node}/resources/${resource}/${operation}.operation.ts`;
}

function importsOf(file: string, text: string): string[] {
	return [...text.matchAll(/ from '(\.[^']+)'/g)].flatMap(([, target]) => {
		const imported = path.posix.join(path.posix.dirname(file), target!);
		return [`${imported}.ts`, `${imported}/index.ts`];
	});
}

/** `database` and `branches`: the resources Database and Branch. */
function isNamedLike(resource: string, step: string): boolean {
	const word = step.replaceAll('-', '').replace(/(es|s)$/, '');
	return word.length > 3 && resource.toLowerCase().startsWith(word);
}

function routesIn(file: string, text: string): Array<[string, Route]> {
	const resource = /\/resources\/(\w+)\/index\.ts$/.exec(file)?.[1];
	if (resource === undefined) return [];
	const entries = text.matchAll(
		/value: '(\w+)',(?:(?!value: ')[^])*?method: '(\w+)',\s*url: '([^']+)'/g,
	);
	return [...entries].map(([, operation, method, url]) => [
		`${method} ${url}`,
		{ resource, operation: operation! },
	]);
}

/** The steps of a path, without method and version. */
function stepsOf(key: string): string[] {
	return withoutNames(key).split('/').slice(2);
}
