import type { Operation } from '../../test/harness/operations';
import { anchor, plain } from './markdown';
import { resourceOf } from './nodeResources';

/** A link from a page of docs/ to an operation. */
export function linkTo({ resource, route }: Operation): string {
	const page = `resources/${resource}.md#${anchor(route.name)}`;
	return `[${plain(resourceOf(resource).name)}: ${plain(route.name)}](${page})`;
}
