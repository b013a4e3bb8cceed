import { connect } from 'node:net';

import { freePort } from '../../../sandbox/ports.ts';
import { findProgram } from './installed.ts';
import { startService } from './service.ts';
import { temporaryFolder } from './temporary.ts';

const preferredPort = 6379;

export const findRedis = () => findProgram('redis-server', 'redis-server');

/** Starts Redis without persistence, and returns n8n’s settings for it. */
export async function startRedis(): Promise<NodeJS.ProcessEnv> {
	const port = await freePort(preferredPort);
	await startService(
		[
			...[findRedis(), '--port', String(port), '--bind', '127.0.0.1'],
			...['--save', '', '--appendonly', 'no', '--dir', temporaryFolder('redis')],
		],
		async () => await answersAt(port),
	);
	return { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) };
}

function answersAt(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		const end = (text: string) => {
			socket.destroy();
			resolve(text.startsWith('+PONG'));
		};
		socket.once('data', (data) => end(data.toString()));
		socket.once('error', () => end(''));
	});
}
