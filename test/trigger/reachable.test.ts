import { isLoopback, isReachable } from '../../nodes/SupabaseManagementTrigger/reachable';

it.each([
	'https://n8n.example.com/webhook/1',
	'http://n8n.example.com:5678/',
	'https://localhost.example.com/',
	'https://10.example.com/',
])('%s may be reachable from outside', (address) => {
	expect(isReachable(address)).toBe(true);
	expect(isLoopback(address)).toBe(false);
});

it.each([
	'http://n8n:5678/',
	'http://n8n.local/',
	'http://n8n.internal/',
	'http://10.1.2.3/',
	'https://8.8.8.8/',
	'https://[2606:4700::1111]/',
	'http://192.168.1.1/',
	'http://0.0.0.0:5678/',
	'http://[fd00::1]/',
	'http://[::ffff:192.168.1.1]/',
])('%s is not reachable from outside', (address) => {
	expect(isReachable(address)).toBe(false);
	expect(isLoopback(address)).toBe(false);
});

it.each([
	'http://localhost:5678/',
	'http://n8n.localhost/',
	'http://127.0.0.1:5678/',
	'http://127.9.9.9/',
	'http://2130706433/',
	'http://[::1]:5678/',
])('%s is the local machine', (address) => {
	expect(isReachable(address)).toBe(false);
	expect(isLoopback(address)).toBe(true);
});
