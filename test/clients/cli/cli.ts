import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import { clientsFolder } from '../install.ts';
import { refOf, type Setting } from '../setting.ts';
import { expect, type Json } from '../steps.ts';
import { patience } from '../time.ts';

const script = path.join(clientsFolder, 'node_modules', 'supabase', 'dist', 'supabase.js');

export type Said = {
	code: number;
	/** The output, if the command has printed JSON. */
	json: Json;
	/** All output. */
	all: string;
};

export type Options = {
	/** The project of a command. */
	project?: string;
	/** The standard input. */
	input?: string;
	/** Another token than the one with all permissions; `''` for none. */
	token?: string;
	/** For commands that print no JSON. */
	plain?: boolean;
};

/** The CLI, with its own working folder and home folder. */
export class Cli {
	readonly setting: Setting;

	private constructor(setting: Setting) {
		this.setting = setting;
	}

	/** The CLI uses another API if a profile, a file with addresses, is selected. */
	static async start(setting: Setting): Promise<Cli> {
		const profile = [
			'name: sandbox',
			`api_url: ${setting.sandbox.url}`,
			`dashboard_url: ${setting.sandbox.url}`,
			'project_host: localhost',
			'pooler_host: localhost',
		];
		const cli = new Cli(setting);
		await cli.write('profile.yaml', `${profile.join('\n')}\n`);
		await mkdir(cli.file('home'));
		return cli;
	}

	file(name: string): string {
		return path.join(this.setting.folder, name);
	}

	async write(name: string, content: string): Promise<void> {
		await mkdir(path.dirname(this.file(name)), { recursive: true });
		await writeFile(this.file(name), content);
	}

	async read(name: string): Promise<string> {
		return await readFile(this.file(name), 'utf8');
	}

	/** Runs a command to its end. */
	async run(args: string[], options: Options = {}): Promise<Said> {
		const { project, input = '', token = this.setting.sandbox.token, plain } = options;
		const more = project ? [`--remote=${refOf(this.setting, project)}`] : [];
		const format = plain ? [] : ['--output-format', 'json'];
		const child = spawn(
			process.execPath,
			[script, ...args, ...more, ...format, '--experimental', '--yes'],
			{
				cwd: this.setting.folder,
				env: {
					...process.env,
					HOME: this.file('home'),
					SUPABASE_PROFILE: this.file('profile.yaml'),
					SUPABASE_API_MAX_RETRIES: '0',
					...(token && { SUPABASE_ACCESS_TOKEN: token }),
				},
				stdio: ['pipe', 'pipe', 'pipe'],
			},
		);
		child.stdin.end(input);
		const [output, errors] = [text(child.stdout), text(child.stderr)];
		const timer = setTimeout(() => child.kill('SIGKILL'), patience);
		const [code] = (await once(child, 'close')) as [number | null];
		clearTimeout(timer);
		const all = `${await output}${await errors}`;
		return { code: code ?? 1, json: lastJson(await output), all };
	}

	/** Runs a command that must succeed, and records it as a step. */
	async call(args: string[], options: Options = {}, wanted?: unknown): Promise<Json> {
		let json: Json;
		await this.setting.steps.try(nameOf(args), async () => {
			const said = await this.run(args, options);
			if (said.code !== 0) throw new Error(`exit code ${said.code}: ${said.all.slice(0, 1500)}`);
			json = said.json;
			if (wanted !== undefined) expect(options.plain ? said.all : json, wanted);
		});
		return json;
	}

	/** Runs a command that must fail, and records it as a step. */
	async refuse(what: string, args: string[], options: Options, words: RegExp): Promise<void> {
		await this.setting.steps.try(`${nameOf(args)}: ${what}`, async () => {
			const said = await this.run(args, options);
			expect({ failed: said.code !== 0, said: said.all }, { failed: true, said: words });
		});
	}

	async check(what: string, work: () => Promise<void>): Promise<void> {
		await this.setting.steps.try(what, work);
	}
}

const nameOf = (args: string[]) =>
	args.filter((part, index) => index < 2 || part.startsWith('--')).join(' ');

/** The output is the last line that is JSON. Progress may be printed before it. */
function lastJson(output: string): Json {
	const whole = output.trim();
	for (const candidate of [whole, ...whole.split('\n').reverse()]) {
		try {
			return JSON.parse(candidate);
		} catch {
			// this line is not JSON
		}
	}
	return undefined;
}
