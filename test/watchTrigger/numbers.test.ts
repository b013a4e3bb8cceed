import { openApi, openN8n, project } from './n8n';

type Api = Awaited<ReturnType<typeof openApi>>;
const opened: Api[] = [];
afterEach(() => opened.splice(0).forEach((api) => api.close()));

async function open(parameters: Record<string, unknown>) {
	const api = await openApi({ 'GET /v1/projects': [project({ status: 'INACTIVE' })] });
	opened.push(api);
	return { api, n8n: openN8n({ apiAddress: api.url }, parameters as never) };
}

const fields: Array<[string, string, string, number]> = [
	['projectStatus', 'stuckMinutes', 'Stuck After Minutes', 1_000_000],
	['backups', 'overdueHours', 'Overdue After Hours', 1_000_000],
	['branches', 'branchDays', 'Old After Days', 100_000],
	['diskUse', 'threshold', 'Above Percent', 100],
];

const never = ['abc', '', ' ', '5 s', '0x10', '1e3', '-5', -5, 0, '0', 0.5, 1e12, true, null];
const expressions = ['={{ NaN }}', '={{ Infinity }}', '={{ [] }}', '={{ {} }}', '={{ "abc" }}'];

describe.each(fields)('of the watch %s, %s', (watch, name, label, to) => {
	it.each([...never, ...expressions, to + 1])('refuses %j, naming the field', async (value) => {
		const { api, n8n } = await open({ watch, [name]: value });
		const message = `${label} must be a number from 1 to ${to}`;
		await expect(n8n.poll()).rejects.toThrow(message);
		await expect(n8n.fetch()).rejects.toThrow(message);
		expect(api.requests).toEqual([]);
	});

	it.each([1, 1.5, to, '5', ' 5.5 ', '={{ 2 + 3 }}', '={{ "7" }}'])('accepts %j', async (value) => {
		const { n8n } = await open({ watch, [name]: value });
		expect(await n8n.poll()).toEqual([]);
	});

	it('is not checked if another watch hides it', async () => {
		const other = watch === 'diskUse' ? 'backups' : 'diskUse';
		const { n8n } = await open({ watch: other, [name]: 'abc' });
		expect(await n8n.poll()).toEqual([]);
	});
});

it.each(['toString', '__proto__', '', 'disks'])('refuses the watch %j', async (watch) => {
	const { api, n8n } = await open({ watch });
	await expect(n8n.poll()).rejects.toThrow('Watch is not valid');
	expect(api.requests).toEqual([]);
});

it('refuses an advisor watch without checks', async () => {
	const { n8n } = await open({ watch: 'advisor', checks: [] });
	await expect(n8n.poll()).rejects.toThrow('Checks is empty');
});
