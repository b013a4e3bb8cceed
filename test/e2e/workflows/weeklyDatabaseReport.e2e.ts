/** Reports what has grown, what is unused and what is unsafe. */
import { outcomeOf, ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, projectOf, refusal, requestsOf } from '../harness/sandbox.ts';

const { n8n } = tryReadyMade();

const megabyte = 1024 * 1024;
const table = (name: string, megabytes: number) => ({
	schema_name: 'public',
	table_name: name,
	total_bytes: megabytes * megabyte,
});

describe('Weekly database report', () => {
	let ref: string;

	beforeEach(async () => {
		ref = (await projectOf('Globex Shop')).ref;
	});

	const readyMade = () => new ReadyMade('weekly-database-report');

	const run = async () => {
		const { error, jsonOf } = await readyMade().execute(n8n(), 'Every Monday');
		expect(error).toBeUndefined();
		return jsonOf('Send report')[0] as { subject: string; text: string };
	};

	/**
	 * Publishes it with weeks of a few seconds: only executions that a schedule starts save static
	 * data.
	 */
	const reportsOfTwoWeeks = async () => {
		const weekly = readyMade();
		const interval = [{ field: 'seconds', secondsInterval: 8 }];
		weekly.node('Every Monday').parameters = { rule: { interval } };
		const id = await n8n().activateWorkflow(weekly.workflow);
		const weeks = await n8n().executionsOf(id, 2);
		await n8n().deactivateWorkflow(id);
		return weeks.reverse().map((week) => {
			const { error, jsonOf } = outcomeOf(week);
			expect(error).toBeUndefined();
			return jsonOf('Send report')[0] as { subject: string; text: string };
		});
	};

	/** Its nodes send requests one after the other, from top to bottom. */
	const answers = async (...reports: unknown[]) => {
		await answerOnce('v1-list-all-projects', [
			{ ref, name: 'Globex Shop', status: 'ACTIVE_HEALTHY', organization_slug: 'globex' },
			{ ref: 'z'.repeat(20), name: 'Paused', status: 'INACTIVE', organization_slug: 'globex' },
		]);
		for (const report of reports) {
			await answerOnce('v1-read-only-query', report, { status: 201, path: ref });
		}
	};

	const unusedIndex = {
		schema_name: 'public',
		index_name: 'orders_note_idx',
		size_bytes: 64 * megabyte,
	};
	const openTable = { schema_name: 'public', table_name: 'notes', is_open_to_anon: true };
	const closedTable = { schema_name: 'private', table_name: 'jobs', is_open_to_anon: false };
	const openFunction = {
		schema_name: 'public',
		function_name: 'promote',
		owner_name: 'postgres',
		callable_by: ['anon'],
		does_owner_bypass_security: true,
	};
	const closedFunction = { ...openFunction, function_name: 'audit', callable_by: [] };

	it('reports what has grown since last week, what is unused and what is unsafe', async () => {
		await answers([table('events', 100), table('orders', 100)], [], [], []);
		await answers(
			[table('events', 150), table('orders', 110), table('new_one', 500)],
			[unusedIndex],
			[openTable, closedTable],
			[openFunction, closedFunction],
		);
		const [first, second] = await reportsOfTwoWeeks();
		expect(first!.text).toBe('Nothing to report.');
		const { subject, text } = second!;
		expect(subject).toBe('1 Supabase databases: 1 tables grew, 1 indexes unused, 2 unsafe');
		expect(text.split('\n')).toEqual([
			'Tables that grew',
			'Globex Shop: public.events grew from 100 MB to 150 MB',
			'',
			'Unused indexes',
			'Globex Shop: public.orders_note_idx, 64 MB',
			'',
			'Unsafe',
			'Globex Shop: anyone can use the table public.notes',
			'Globex Shop: anyone can call public.promote as postgres',
		]);
		expect(await requestsOf('v1-read-only-query')).toHaveLength(8);
	});

	it('says so if there is nothing to report', async () => {
		await answers([table('events', 150)], [], [], []);
		expect(await run()).toEqual({
			subject: '1 Supabase databases: 0 tables grew, 0 indexes unused, 0 unsafe',
			text: 'Nothing to report.',
		});
	});

	it('reports databases that it could not inspect, once', async () => {
		await answers();
		for (let report = 0; report < 4; report++) {
			await answerOnce('v1-read-only-query', refusal, { status: 403, path: ref });
		}
		const { text } = await run();
		expect(text).toMatch(/^Not inspected\nGlobex Shop: .+$/);
	});

	it('reports nothing with empty reports', async () => {
		await answers([], [], [], []);
		expect((await run()).text).toBe('Nothing to report.');
	});
});
