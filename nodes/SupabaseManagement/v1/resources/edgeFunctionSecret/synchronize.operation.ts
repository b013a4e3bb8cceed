import {
	updateDisplayOptions,
	type IDataObject,
	type IExecutePaginationFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { itemFrom, refusedInput, type Work } from '../severalRequests';
import { list, optional, record, text } from '../../request/answer/shape';
import { inLists } from './inLists';
import { readInputItem, withoutRepeats } from './inputItem';
import { planSecrets, type SecretChange } from './planSecrets';
import { deleteSecrets, readSecrets, setSecrets } from './requests';
import { isReserved } from './secretName';
import { secretsOf, type Secret } from './secrets';

const listedSecrets = list(record({ name: text, value: optional(text) }));

type SecretOfItem = Secret & { itemIndex: number };

/**
 * Synchronizes the secrets of a project with the input items: reads the list, sets new and changed
 * secrets, and optionally deletes the others.
 */
export async function synchronizeSecrets(work: Work): Promise<void> {
	const { context, operation, itemIndexes, isDryRun, progress, items } = work;
	const { client, pathValues: values } = operation;
	const { ref } = values;
	const given = await givenSecrets(context, itemIndexes);
	const deleteOthers = context.getNodeParameter('secretSyncOptions.deleteOthers', false) === true;

	const existing = await client.read(readSecrets, listedSecrets, { values });
	const plan = planSecrets(given.secrets, existing, deleteOthers);
	const itemOf = new Map(given.secrets.map(({ name, itemIndex }) => [name, itemIndex]));
	const add = (names: string[], change: SecretChange | 'reserved', applied: boolean) => {
		for (const name of names) {
			const itemIndex = itemOf.get(name);
			const from = itemIndex === undefined ? itemIndexes : [itemIndex];
			items.push(itemFrom({ ref, name, change, applied }, from));
		}
	};
	const namesOf = (change: SecretChange) =>
		plan.filter((each) => each.change === change).map(({ name }) => name);

	const toSet = plan.filter(({ change }) => change === 'create' || change === 'update');
	const toDelete = namesOf('delete');
	if (isDryRun) {
		add(namesOf('create'), 'create', false);
		add(namesOf('update'), 'update', false);
		add(toDelete, 'delete', false);
	} else {
		progress.plan([...toSet.map(({ name }) => name), ...toDelete]);
		const valueOf = new Map(given.secrets.map(({ name, value }) => [name, value]));
		for (const part of inLists(toSet)) {
			const names = part.map(({ name }) => name);
			const body = names.map((name) => ({ name, value: valueOf.get(name) }));
			await progress.during(names, async () =>
				client.send(setSecrets, { values, body: body as unknown as IDataObject }),
			);
			for (const { name, change } of part) add([name], change, true);
		}
		for (const names of inLists(toDelete)) {
			await progress.during(names, async () =>
				client.send(deleteSecrets, { values, body: names as unknown as IDataObject }),
			);
			add(names, 'delete', true);
		}
	}
	add(namesOf('unchanged'), 'unchanged', false);
	add(namesOf('unlisted'), 'unlisted', false);
	add(given.reserved, 'reserved', false);
}

/** The secrets of all input items, and the reserved names among them. */
async function givenSecrets(
	context: IExecutePaginationFunctions,
	itemIndexes: number[],
): Promise<{ secrets: SecretOfItem[]; reserved: string[] }> {
	const all: SecretOfItem[] = [];
	const reserved = new Set<string>();
	const isLeftOut = (name: string) => {
		if (isReserved(name)) reserved.add(name);
		return isReserved(name);
	};
	for (const itemIndex of itemIndexes) {
		const secrets = await readInputItem(context, itemIndex, async (item) =>
			secretsOf(item, isLeftOut),
		);
		all.push(...secrets.map((secret) => ({ ...secret, itemIndex })));
	}
	if (all.length === 0) {
		throw refusedInput(
			context,
			undefined,
			'There are no secrets to synchronize',
			'Add some under Secrets. To delete secrets, use the operation Delete.',
		);
	}
	const secrets = withoutRepeats(
		context,
		all,
		(one, other) => one.value === other.value,
		'Give every secret one value.',
	);
	return { secrets, reserved: [...reserved] };
}

export const synchronizeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunctionSecret'], operation: ['synchronize'] } },
	[
		{
			displayName: 'Options',
			name: 'secretSyncOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Delete Other Secrets',
					name: 'deleteOthers',
					type: 'boolean',
					default: false,
					description:
						'Whether to delete all secrets of the project that are not listed here. Turn on Dry Run first to see which.',
				},
			],
		},
	],
);
