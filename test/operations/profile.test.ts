import { forbidden, testOperation } from '../harness/testOperation';

const profile = {
	gotrue_id: '99999999-9999-4999-8999-999999999999',
	primary_email: 'ada@example.com',
	username: 'ada',
};

testOperation('profile', 'get', {
	full: { parameters: {}, request: { method: 'GET', path: '/v1/profile' } },
	answer: { status: 200, body: profile, items: [profile] },
	refused: forbidden,
});
