const ref = 'abcdefghijklmnopqrst';

/** Texts that must not lead a path elsewhere. */
export const hostile = [
	'../organizations',
	'..',
	'.',
	'%2e%2e',
	'%2e%2e%2forganizations',
	'x?y',
	'x#y',
	`${ref}/pause`,
	`${ref}?x=`,
	`${ref}\n/pause`,
	'a\r\nHost: example.com',
	'x'.repeat(5000),
	'',
	'   ',
	'http://example.com/',
	'//example.com',
	'\\..\\organizations',
	'ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔ',
];
