import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { OperationKey } from '../operation';
import { ownData, secretsOf, soundsSecret, type Secrets } from './secrets';

/**
 * Returned instead of a secret, because n8n saves the output of nodes. Request Options are on the
 * Settings tab of a node.
 */
export const hidden = '(hidden: turn on Settings → Request Options → Reveal Secrets)';

/** Also matches the placeholders of earlier versions, and placeholders inside longer texts. */
const hiddenPattern = /\(hidden: [^()]{0,99}Reveal Secrets[^()]{0,99}\)/;

/** Maximum depth of nested objects to search. Anything deeper is hidden. */
const deepest = 100;

/**
 * Hides the secrets that an operation returns although the user did not ask for them. A secret that
 * is not set stays empty, because this is no secret and useful to know.
 */
export function hideSecrets(key: OperationKey, items: INodeExecutionData[]): INodeExecutionData[] {
	if (ownData[key] !== undefined) return items;
	const hiding: Hiding = { secrets: secretsOf[key] ?? {}, treatments: new Map() };
	return items.map((item) => {
		const json = hideIn(item.json, hiding, 0) as IDataObject;
		return json === item.json ? item : { ...item, json };
	});
}

/**
 * How to treat the value of a field. Only texts can be secrets. Switches and numbers, such as
 * `refresh_token: true`, only describe one.
 */
type Treatment = 'masked' | 'maskedInPart' | 'maskedIfText' | 'shown' | 'lookedThrough';

/** How to treat the response of an operation. Each name is judged only once, because items repeat them. */
type Hiding = { secrets: Secrets; treatments: Map<string, Treatment> };

function treatmentOf(name: string, { secrets, treatments }: Hiding): Treatment {
	const known = treatments.get(name);
	if (known !== undefined) return known;
	const treatment = judge(name, secrets);
	treatments.set(name, treatment);
	return treatment;
}

function judge(name: string, { masked, maskedInPart, askedFor }: Secrets): Treatment {
	if (isListed(masked, name)) return 'masked';
	if (isListed(maskedInPart, name)) return 'maskedInPart';
	if (isListed(askedFor, name)) return 'shown';
	return soundsSecret(name) ? 'maskedIfText' : 'lookedThrough';
}

function hideIn(value: unknown, hiding: Hiding, depth: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth > deepest) return hidden;
	if (Array.isArray(value)) return mapList(value, (each) => hideIn(each, hiding, depth + 1));
	const thing = value as IDataObject;
	const { secrets } = hiding;
	return mapFields(thing, (name, inner) => {
		switch (treatmentOf(name, hiding)) {
			case 'masked':
				return secrets.isPublic?.(thing, inner) ? inner : mask(inner, depth + 1);
			case 'maskedInPart':
				return maskInPart(inner, secrets, depth + 1);
			case 'maskedIfText':
				return typeof inner === 'string' || typeof inner === 'object'
					? mask(inner, depth + 1)
					: inner;
			case 'shown':
				return inner;
			case 'lookedThrough':
				return hideIn(inner, hiding, depth + 1);
		}
	});
}

/** Header names are case-insensitive. */
function isListed(names: readonly string[] | undefined, name: string): boolean {
	return names !== undefined && (names.includes(name) || names.includes(name.toLowerCase()));
}

function mask(secret: unknown, depth: number): unknown {
	if (secret === null || secret === '' || secret === undefined) return secret;
	if (typeof secret !== 'object' || depth > deepest) return hidden;
	if (Array.isArray(secret)) return secret.map((element) => mask(element, depth + 1));
	return mapFields(secret as IDataObject, (_name, inner) => mask(inner, depth + 1));
}

function maskInPart(value: unknown, secrets: Secrets, depth: number): unknown {
	if (typeof value === 'string') return maskAddress(value);
	if (typeof value !== 'object' || value === null) return value;
	if (depth > deepest) return hidden;
	if (Array.isArray(value)) return mapList(value, (each) => maskInPart(each, secrets, depth + 1));
	return mapFields(value as IDataObject, (name, inner) =>
		isListed(secrets.masked, name) || soundsSecret(name)
			? mask(inner, depth + 1)
			: maskInPart(inner, secrets, depth + 1),
	);
}

/** Returns the same object if nothing changes, which is the usual case. */
function mapFields(
	thing: IDataObject,
	change: (name: string, value: unknown) => unknown,
): Record<string, unknown> {
	let changed: Record<string, unknown> | undefined;
	for (const name of Object.keys(thing)) {
		const value = thing[name];
		const result = change(name, value);
		if (result === value) continue;
		changed ??= { ...thing };
		// An assignment to `__proto__` would change the prototype of the copy.
		Object.defineProperty(changed, name, {
			value: result,
			enumerable: true,
			writable: true,
			configurable: true,
		});
	}
	return changed ?? thing;
}

function mapList(list: unknown[], change: (value: unknown) => unknown): unknown[] {
	const results = list.map(change);
	return results.every((result, index) => result === list[index]) ? list : results;
}

/**
 * Hides the credentials in addresses: users and passwords, parameters whose name or value suggests
 * a secret, and the secret part of the path of an incoming webhook. The rest of the text stays as
 * it is.
 *
 * @param text one address, several, or a text with addresses in it
 */
export function maskAddress(text: string): string {
	return text
		.split(/(?<=[\s,;|"'<>([{])(?=[a-z][a-z\d+.-]{0,30}:\/\/)/i)
		.map((address) => maskPath(maskParameters(maskUser(address))))
		.join('');
}

function maskUser(address: string): string {
	const scheme = /^([a-z][a-z\d+.-]{0,30}:)?\/\//i.exec(address)?.[0] ?? '';
	const rest = address.slice(scheme.length);
	const end = endOfUser(scheme, rest);
	const masked = end > 0 ? `${scheme}${hidden}${rest.slice(end)}` : address;
	// URLs inside of URLs, such as a redirect target.
	return masked.replace(/:\/\/[^/?#\s@()]+@/g, `://${hidden}@`);
}

/**
 * The position of the last `@` after user and password. They may contain unescaped `/`, `?` and
 * `#`; in that case the text after the colon is not a port number. In doubt, more is hidden.
 */
function endOfUser(scheme: string, rest: string): number {
	const [authority] = /[^/?#]*/.exec(rest)!;
	const isWeb = /^(https?:|wss?:)?\/\//i.test(scheme);
	const mayHaveUser =
		scheme === ''
			? /^[^\s/@:]*:\S*@/.test(rest)
			: !isWeb || authority.includes('@') || /:\d*\D/.test(authority);
	return mayHaveUser ? rest.lastIndexOf('@') : -1;
}

function maskParameters(address: string): string {
	return address.replace(
		/(^|[?&#;\s])([\w.~%[\]-]{1,99})=('[^']*'|[^&#;\s]*)/g,
		(whole, before: string, name: string, value: string) =>
			value !== '' && (isSecretParameter(name) || looksRandom(value))
				? `${before}${name}=${hidden}`
				: whole,
	);
}

function isSecretParameter(name: string): boolean {
	return (
		soundsSecret(name) ||
		/(^|[^a-z]|api)(auth|authorization|code|credential|hmac|key|sas|sig|sign|signature|user)$/i.test(
			name,
		)
	);
}

/**
 * In other paths, a random-looking segment is usually an ID, such as the app of an identity
 * provider.
 */
function maskPath(address: string): string {
	if (!/hook|\/bot\d+:/i.test(address)) return address;
	return address.replace(/(?<![:/])\/([^/?#\s]+)/g, (whole, segment: string) =>
		looksRandom(segment) ? `/${hidden}` : whole,
	);
}

/**
 * A run of at least sixteen letters and digits that contains both is not a word. In a UUID, a run
 * has at most twelve.
 */
function looksRandom(text: string): boolean {
	const runs = text.match(/[a-z\d_]{16,}/gi);
	return runs?.some((run) => /\d/.test(run) && /[a-z]/i.test(run)) ?? false;
}

/**
 * Refuses to write the placeholder of a secret, for example when a configuration is copied.
 *
 * @param body what will be sent, of any kind; files are not searched
 * @throws NodeOperationError naming the field
 */
export function refuseHidden(
	body: unknown,
	{ node, itemIndex }: { node: INode; itemIndex: number },
): void {
	const field = fieldWithHidden(body);
	if (field === undefined) return;
	throw new NodeOperationError(node, `${field} contains the placeholder of a hidden secret`, {
		itemIndex,
		description:
			'The node hides secrets in responses. Leave this field out, enter its real value, or turn on Settings → Request Options → Reveal Secrets in the node that reads it. Nothing was sent to Supabase.',
	});
}

/** @returns the path of the first field that contains the placeholder of a secret */
export function fieldWithHidden(body: unknown): string | undefined {
	const seen = new Set<unknown>();
	const left: Array<{ value: unknown; path: string }> = [{ value: body, path: '' }];
	for (let next = left.pop(); next !== undefined; next = left.pop()) {
		const { value, path } = next;
		if (typeof value === 'string' && holdsHidden(value)) return path || 'The body';
		if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue;
		if (seen.has(value)) continue;
		seen.add(value);
		const inner = Object.entries(value as Record<string, unknown>).reverse();
		for (const [name, each] of inner) {
			left.push({ value: each, path: path === '' ? name : `${path}.${name}` });
		}
	}
	return undefined;
}

function holdsHidden(text: string): boolean {
	// Most texts need not be decoded.
	if (!/(\(|%28)hidden/.test(text)) return false;
	const readable = text
		.replace(/%([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
		.replace(/\+/g, ' ');
	return hiddenPattern.test(readable);
}
