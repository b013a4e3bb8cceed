/** Copies the settings that differ, and no secret. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, askSandbox, projectOf, requestsOf } from '../harness/sandbox.ts';

const { n8n } = tryReadyMade();

describe('Copy configuration to production', () => {
	const setUp = async () => {
		const [staging, production] = [
			await projectOf('Acme Staging'),
			await projectOf('Acme Production'),
		];
		const settingsOf = async (ref: string, settings: object, dataApi: object) => {
			const { body: auth } = { body: await askSandbox('GET', `/v1/projects/${ref}/config/auth`) };
			await answerOnce(
				'v1-get-auth-service-config',
				{ ...auth, ...settings },
				{ path: `${ref}/config/auth` },
			);
			await askSandbox('PATCH', `/v1/projects/${ref}/postgrest`, dataApi);
			return auth;
		};
		const dataApi = { db_schema: 'public', db_extra_search_path: 'extensions', max_rows: 500 };
		const same = await settingsOf(
			staging.ref,
			{ jwt_exp: 1800, site_url: 'https://staging.acme.com', smtp_pass: 'a'.repeat(64) },
			dataApi,
		);
		await settingsOf(
			production.ref,
			{ ...same, jwt_exp: 3600, site_url: 'https://acme.com', smtp_pass: null },
			{ ...dataApi, max_rows: 1000 },
		);
		const file = new ReadyMade('copy-configuration-to-production');
		const ids = { stagingId: staging.ref, productionId: production.ref };
		return { production, file: file.set(ids) };
	};

	it('only tells, as long as it is a dry run', async () => {
		const { file } = await setUp();
		const changes = (await requestsOf('v1-update-postgrest-service-config')).length;
		const { error, jsonOf } = await file.execute(n8n(), 'Start');
		expect(error).toBeUndefined();
		expect(await requestsOf('v1-update-auth-service-config')).toEqual([]);
		expect(await requestsOf('v1-update-postgrest-service-config')).toHaveLength(changes);
		const [{ text }] = jsonOf('Send message') as [{ text: string }];
		expect(text.split('\n')).toEqual([
			'jwt_exp: 3600 becomes 1800',
			'max_rows: 1000 becomes 500',
			'smtp_pass: set it yourself',
		]);
	});

	it('copies what differs, and never a secret', async () => {
		const { production, file } = await setUp();
		const { error } = await file.set({ dryRun: false }).execute(n8n(), 'Start');
		expect(error).toBeUndefined();
		const [auth] = await requestsOf('v1-update-auth-service-config');
		expect(auth).toMatchObject({ path: `/v1/projects/${production.ref}/config/auth` });
		expect(auth!.body).toEqual({ jwt_exp: 1800 });
		expect((await requestsOf('v1-update-postgrest-service-config')).at(-1)).toMatchObject({
			path: `/v1/projects/${production.ref}/postgrest`,
			body: { db_schema: 'public', db_extra_search_path: 'extensions', max_rows: 500 },
		});
	});
});
