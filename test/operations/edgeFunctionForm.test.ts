import {
	readMultipart,
	writeMultipart,
} from '../../nodes/SupabaseManagement/v1/resources/edgeFunction/multipart';

describe('a form', () => {
	const read = (text: string, boundary = 'b') =>
		readMultipart(Buffer.from(text), `multipart/form-data; boundary=${boundary}`);
	const file = (name: string, text = 'x') =>
		`--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${text}\r\n`;

	it('is parsed as it was written', () => {
		const parts = [
			{ name: 'metadata', data: Buffer.from('{}') },
			{ name: 'file', fileName: 'a/b "c" é.ts', contentType: 'text/x', data: Buffer.alloc(0) },
			{ name: 'file', fileName: 'd', contentType: 'x/y', data: Buffer.from('\r\n--\r\n--b--\r\n') },
			{ name: 'file', fileName: 'e', contentType: 'x/y', data: Buffer.from([0, 13, 10, 255]) },
		];
		const { body, contentType } = writeMultipart(parts);
		expect(readMultipart(body, contentType)).toEqual(parts);
	});

	it('never lets a name end its line', () => {
		const { body } = writeMultipart([
			{
				name: 'file',
				fileName: 'a"\r\nX-Evil: 1',
				contentType: 'a/b\r\nX-Evil: 2',
				data: Buffer.alloc(0),
			},
		]);
		expect(String(body)).not.toMatch(/^X-Evil/m);
	});

	it('may contain text that looks like its boundary', () => {
		const content = 'x\r\n--bb\r\n--b-\r\ny--b\r\n\r\n --b\r\n--b--z';
		expect(read(`${file('a.ts', content)}--b--`)).toMatchObject([
			{ fileName: 'a.ts', data: Buffer.from(content) },
		]);
	});

	it('may have text around it, spaces after its boundaries, and pattern characters in them', () => {
		const boundary = "a.*+?(b)'/=:,_-";
		const text = `preamble\r\n--${boundary} \t\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\n1\r\n--${boundary}-- \r\nepilogue --${boundary}`;
		expect(read(text, `"${boundary}"`)).toMatchObject([{ fileName: 'x', data: Buffer.from('1') }]);
	});

	it.each([
		['form-data; filename="a;b=c.ts"; name="file"', 'a;b=c.ts'],
		['form-data; name="file"; filename="a \\"b\\".ts"', 'a "b".ts'],
		['form-data; name="file"; filename="a %22b%22.ts"', 'a "b".ts'],
		['form-data; name=file; filename=plain.ts', 'plain.ts'],
		["form-data; name=file; filename=x; filename*=UTF-8''caf%C3%A9.ts", 'café.ts'],
		["form-data; name=file; filename=x; filename*=UTF-8''%E0%A4%A", 'x'],
		['form-data; name=file; filename=x\r\nSupabase-Path: lib/y.ts', 'lib/y.ts'],
		['form-data; name=file', undefined],
	])('has the file name in %s', (disposition, fileName) => {
		const text = `--b\r\ncontent-disposition: ${disposition}\r\n\r\nx\r\n--b--\r\n`;
		expect(read(text)[0]?.fileName).toBe(fileName);
	});

	it('may have a part without headers, or no parts', () => {
		expect(read('--b\r\n\r\nx\r\n--b--')).toMatchObject([{ name: '', data: Buffer.from('x') }]);
		expect(read('--b--')).toEqual([]);
	});

	it.each([
		['cut off in a file', file('a.ts'), 'It is cut off.'],
		['without any boundary', 'hello', 'It is cut off.'],
		['empty', '', 'It is cut off.'],
		['with a part that is only a head', '--b\r\nA: 1\r\n--b--', 'One of its parts has no header.'],
	])('is refused if it is %s', (_what, text, message) => {
		expect(() => read(text)).toThrow(message);
	});

	it.each([
		['', 'It does not contain the files of a function.'],
		['text/html; boundary=b', 'It does not contain the files of a function.'],
		['multipart/form-data', 'It does not say where one file ends and the next begins.'],
		['multipart/form-data; boundary=""', 'It does not say where one file ends'],
		[`multipart/form-data; boundary=${'b'.repeat(71)}`, 'It does not say where one file ends'],
	])('is refused with the media type “%s”', (contentType, message) => {
		expect(() => readMultipart(Buffer.from('--b--'), contentType)).toThrow(message);
	});

	it('is parsed quickly, however many lines look like its boundary', () => {
		const content = '\r\n--bb'.repeat(200_000);
		const text = `${file('a.ts', content)}--b--`;
		// Parsing it again for each line would run into the test’s timeout.
		const [part] = read(text);
		expect(part!.data.equals(Buffer.from(content))).toBe(true);
	});
});
