import { spawnSync } from 'node:child_process';

export type Isolated = {
	how: string;
	command: string;
	args: string[];
	env: NodeJS.ProcessEnv;
};

/** Nothing listens on this port. */
const nowhere = 'http://127.0.0.1:9';

/** Proxy settings for clients in any language: requests beyond this machine fail immediately. */
const deadProxies = {
	...{ HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, ALL_PROXY: nowhere },
	...{ http_proxy: nowhere, https_proxy: nowhere, all_proxy: nowhere },
	...{ NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' },
	NODE_USE_ENV_PROXY: '1',
};

const namespace = ['--user', '--map-root-user', '--net', '--'];

/** Enables the loopback interface in a new, otherwise empty network. */
const script = '(ip link set lo up || ifconfig lo up) && exec "$@"';

/**
 * Wraps a command so that it reaches only this machine: in its own network if Linux allows that,
 * otherwise behind proxies that do not respond. Telemetry is off, and settings of the user and
 * addresses of Supabase are removed.
 */
export function isolate([command = '', ...args]: string[]): Isolated {
	const kept = Object.entries(process.env).filter(([name]) => !/^SUPABASE_|_proxy$/i.test(name));
	const env = {
		...Object.fromEntries(kept),
		SUPABASE_TELEMETRY_DISABLED: '1',
		SUPABASE_NO_UPDATE_NOTIFIER: '1',
		SUPABASE_NO_KEYRING: '1',
		DO_NOT_TRACK: '1',
	};
	const wrapped = [...namespace, 'sh', '-c', script, 'sh'];
	const tried = spawnSync('unshare', [...wrapped, 'true'], { stdio: 'ignore' });
	if (tried.status === 0) {
		return {
			how: 'a network of its own, with nothing but loopback',
			command: 'unshare',
			args: [...wrapped, command, ...args],
			env,
		};
	}
	return { how: 'proxies that do not answer', command, args, env: { ...env, ...deadProxies } };
}
