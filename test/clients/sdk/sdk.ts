import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { clientsFolder } from '../install.ts';
import { refOf, type Setting } from '../setting.ts';
import { expect, type Json } from '../steps.ts';
import { until } from '../time.ts';

type Method = (...args: unknown[]) => Promise<{ status: number; data: Json }>;

const file = path.join(
	clientsFolder,
	'node_modules',
	'supabase-management-js',
	'dist',
	'index.mjs',
);

/** The SDK, of which every method is called at least once. */
export class Sdk {
	readonly setting: Setting;

	private readonly api: Record<string, Method>;

	private readonly tried = new Set<string>();

	private constructor(setting: Setting, api: Record<string, Method>) {
		this.setting = setting;
		this.api = api;
	}

	static async load(setting: Setting): Promise<Sdk> {
		const { SupabaseManagementAPI } = await import(pathToFileURL(file).href);
		const { url, token } = setting.sandbox;
		return new Sdk(setting, new SupabaseManagementAPI({ accessToken: token, baseUrl: url }));
	}

	ref(name: string): string {
		return refOf(this.setting, name);
	}

	/**
	 * Calls a method, and records it as a step.
	 *
	 * @param wanted What its data must contain; if absent, any success is accepted.
	 * @returns its data; undefined if the step failed
	 */
	async call(method: string, args: unknown[], wanted?: unknown): Promise<Json> {
		let data: Json;
		this.tried.add(method);
		await this.setting.steps.try(method, async () => {
			const seen = await this.run(method, args);
			data = seen.data;
			if (wanted !== undefined) expect(data, wanted);
		});
		return data;
	}

	/** Calls a method that must fail, and records it as a step. */
	async refuse(method: string, args: unknown[], status: number, message: RegExp): Promise<void> {
		this.tried.add(method);
		await this.setting.steps.try(`${method}, refused with ${status}`, async () => {
			const seen = await this.run(method, args).catch((error: Json) => error);
			expect({ status: seen.status, text: JSON.stringify(seen.data) }, { status, text: message });
		});
	}

	leave(method: string, reason: string): void {
		this.tried.add(method);
		this.setting.steps.leave(method, reason);
	}

	async runs(what: string, work: () => Promise<void>): Promise<void> {
		await this.setting.steps.try(what, work);
	}

	/** Calls a method without a step. */
	async run(method: string, args: unknown[]): Promise<{ status: number; data: Json }> {
		const found = this.api[method];
		if (!found) throw new Error(`The SDK has no method ${method}`);
		return await found.apply(this.api, args);
	}

	/** Waits until a project has a status. */
	async until(ref: string, status: string): Promise<void> {
		await until(async () => (await this.run('getProject', [ref])).data.status, status);
	}

	/** Methods that no step has called. */
	untried(): string[] {
		const own = Object.getOwnPropertyNames(Object.getPrototypeOf(this.api));
		const methods = own.filter((name) => name !== 'constructor' && name !== 'authHeader');
		return methods.filter((name) => !this.tried.has(name));
	}
}
