import { secretsOf, type InputItem } from './secrets';
import type { Part } from './sendInParts';

/** Reads the secrets of one input item. */
export async function partsOfSecrets(item: InputItem): Promise<Part[]> {
	return (await secretsOf(item)).map((secret) => ({ name: secret.name, element: secret }));
}
