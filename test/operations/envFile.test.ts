import {
	readEnvFile,
	WrongLine,
} from '../../nodes/SupabaseManagement/v1/resources/edgeFunctionSecret/envFile';

const read = (text: string) => readEnvFile(text).map(({ name, value }) => [name, value]);

describe('a .env file', () => {
	it.each<[string, string, string[][]]>([
		['nothing', '', []],
		['empty lines and comments', '\n  # a comment\n\t\n#A=1', []],
		['a pair', 'A=1', [['A', '1']]],
		[
			'several pairs',
			'A=1\nB=2\n',
			[
				['A', '1'],
				['B', '2'],
			],
		],
		[
			'line ends of Windows',
			'A=1\r\nB=2\r\n',
			[
				['A', '1'],
				['B', '2'],
			],
		],
		['a byte order mark', '\uFEFFA=1', [['A', '1']]],
		['spaces around', '  A =  one two  \n', [['A', 'one two']]],
		[
			'export',
			'export A=1\nexport\tB=2',
			[
				['A', '1'],
				['B', '2'],
			],
		],
		['a name with dots and hyphens', 'app.key-1=x', [['app.key-1', 'x']]],
		[
			'an empty value',
			'A=\nB=""\nC=\'\'',
			[
				['A', ''],
				['B', ''],
				['C', ''],
			],
		],
		[
			'an empty value before a comment',
			'A= # nothing\nB=1',
			[
				['A', ''],
				['B', '1'],
			],
		],
		['equals signs in a value', 'A=b=c==', [['A', 'b=c==']]],
		['a comment after a value', 'A=1 # one', [['A', '1']]],
		[
			'a # in quotes',
			'A="a#b" # c\nB=\'#\'',
			[
				['A', 'a#b'],
				['B', '#'],
			],
		],
		['double quotes', 'A="one two"', [['A', 'one two']]],
		[
			'line breaks in double quotes',
			'A="one\ntwo"\nB=3',
			[
				['A', 'one\ntwo'],
				['B', '3'],
			],
		],
		['escapes in double quotes', 'A="1\\n2\\t3\\"4\\\\n\\$x\\d"', [['A', '1\n2\t3"4\\n$x\\d']]],
		['no escapes in single quotes', "A='1\\n2'", [['A', '1\\n2']]],
		['line breaks in single quotes', "A='one\ntwo'", [['A', 'one\ntwo']]],
		['backticks', 'A=`"both" \'kinds\'`', [['A', '"both" \'kinds\'']]],
		['quotes inside of a value', 'A=it\'s "so"', [['A', 'it\'s "so"']]],
		['JSON', 'A={"b":[1,2]}', [['A', '{"b":[1,2]}']]],
		[
			'variables, which stay as they are',
			'A=$B\nC="${D}"',
			[
				['A', '$B'],
				['C', '${D}'],
			],
		],
		['letters beyond ASCII', 'A=café 🔑', [['A', 'café 🔑']]],
		[
			'a private key',
			'KEY="-----BEGIN KEY-----\nabc+/=\n-----END KEY-----\n"\nB=1',
			[
				['KEY', '-----BEGIN KEY-----\nabc+/=\n-----END KEY-----\n'],
				['B', '1'],
			],
		],
		[
			'the same name twice',
			'A=1\nA=2',
			[
				['A', '1'],
				['A', '2'],
			],
		],
	])('with %s', (_what, text, pairs) => expect(read(text)).toEqual(pairs));

	it.each<[string, string, number, RegExp]>([
		['a line without a value', 'A=1\nsecret-text', 2, /^is not NAME=value$/],
		['a name with a space', '\n\nMY KEY=secret-text', 3, /^is not NAME=value$/],
		['a name with a digit first', '1A=secret-text', 1, /^is not NAME=value$/],
		['an open quote', 'A="secret-text\nB=1', 1, /^opens a " that is never closed$/],
		['text after a quote', 'A=1\nB="secret-text"x', 2, /^has something after the closing quote$/],
		['a # that others read otherwise', 'A=secret-text#1', 1, /^has a # in its value/],
		['a wrong line after a long value', 'A="1\n2\n3"\nsecret-text', 4, /^is not NAME=value$/],
	])('is refused for %s, without showing it', (_what, text, line, message) => {
		let error: unknown;
		try {
			readEnvFile(text);
		} catch (thrown) {
			error = thrown;
		}
		expect(error).toBeInstanceOf(WrongLine);
		expect((error as WrongLine).line).toBe(line);
		expect((error as WrongLine).message).toMatch(message);
		expect((error as WrongLine).message).not.toContain('secret-text');
	});

	it('of one megabyte is parsed quickly', () => {
		const text = `${'A'.repeat(9)}="${'x\\"\n'.repeat(1000)}"\n`.repeat(250);
		expect(readEnvFile(text)).toHaveLength(250);
		expect(() => readEnvFile(`A="${'\\"'.repeat(200_000)}`)).toThrow(WrongLine);
	});
});
