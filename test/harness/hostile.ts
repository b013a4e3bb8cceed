const ref = 'abcdefghijklmnopqrst';

/** Values that must not change the target of a path. */
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
