import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { clientsFolder } from '../install.ts';
import type { Setting } from '../setting.ts';
import { expect, type Json } from '../steps.ts';
import { patience } from '../time.ts';

const modules = path.join(clientsFolder, 'node_modules');

const fileOf = (name: string) => path.join(modules, name);

/** All tools except those that search Supabase’s documentation, which is another service. */
const features = 'account,database,debugging,development,functions,branching,storage';

/** The marks around text that a model must not obey, which contain the tool’s actual output. */
const between = /<untrusted-data-[^>]+>\n([\s\S]*?)\n<\/untrusted-data-/;

/** The MCP server, started as an editor would start it, and a client for it. */
export class Server {
	readonly setting: Setting;

	private readonly client: Json;

	private readonly tried = new Set<string>();

	private constructor(setting: Setting, client: Json) {
		this.setting = setting;
		this.client = client;
	}

	static async start(setting: Setting, more: string[] = [], token?: string): Promise<Server> {
		const at = async (file: string) => await import(pathToFileURL(fileOf(file)).href);
		const { Client } = await at('@modelcontextprotocol/client/dist/index.mjs');
		const { StdioClientTransport } = await at('@modelcontextprotocol/client/dist/stdio.mjs');
		const { url, token: full } = setting.sandbox;
		const transport = new StdioClientTransport({
			command: process.execPath,
			args: [
				fileOf('@supabase/mcp-server-supabase/dist/cli.js'),
				...['--api-url', url, '--access-token', token ?? full, '--features', features],
				...more,
			],
			env: { ...process.env },
		});
		const client = new Client({ name: 'test-clients', version: '1.0.0' });
		await client.connect(transport);
		return new Server(setting, client);
	}

	async close(): Promise<void> {
		await this.client.close();
	}

	/** A tool’s output: parsed if it is JSON, otherwise text. */
	async ask(name: string, args: object = {}): Promise<Json> {
		this.tried.add(name);
		const { content, isError } = await this.client.callTool(
			{ name, arguments: args },
			{ timeout: patience },
		);
		const text = content.map((part: Json) => part.text ?? '').join('\n');
		if (isError) throw new Error(text);
		const said = parse(text);
		const inner = between.exec(said.result ?? text)?.[1];
		return inner === undefined ? said : parse(inner);
	}

	/** Calls a tool, and records it as a step. */
	async call(name: string, args: object, wanted?: unknown): Promise<Json> {
		let said: Json;
		await this.setting.steps.try(name, async () => {
			said = await this.ask(name, args);
			if (wanted !== undefined) expect(said, wanted);
		});
		return said;
	}

	/** Calls a tool that must fail, and records it as a step. */
	async refuse(what: string, name: string, args: object, message: RegExp): Promise<void> {
		await this.setting.steps.try(what, async () => {
			const refused = await this.ask(name, args).then(
				(said) => `not refused: ${JSON.stringify(said)}`,
				(error: Error) => error.message,
			);
			expect(refused, message);
		});
	}

	/** Tools that no step has called. */
	async untried(): Promise<string[]> {
		const { tools } = await this.client.listTools();
		const names = tools.map((tool: { name: string }) => tool.name) as string[];
		return names.filter((name) => !this.tried.has(name));
	}
}

function parse(text: string): Json {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
