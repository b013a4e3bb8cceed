import { samples } from '../contract/samples';
import { everyField, operations, visibleProperties } from '../harness/operations';

/**
 * Side effects of every operation that changes something, so that whoever adds an operation must
 * decide: does it cost money, is it irreversible, or does it affect production? All of these have a
 * warning.
 */
const risks: Record<string, 'costs' | 'cannot be undone' | 'reaches production'> = {
	'addOn.apply': 'costs',
	'addOn.remove': 'reaches production',
	'apiKey.delete': 'cannot be undone',
	'apiKey.updateLegacyStatus': 'reaches production',
	'backup.restorePhysicalBackup': 'cannot be undone',
	'backup.restoreToPointInTime': 'cannot be undone',
	'backup.undo': 'cannot be undone',
	'branch.create': 'costs',
	'branch.createWithSecrets': 'costs',
	'branch.delete': 'cannot be undone',
	'branch.disableBranching': 'cannot be undone',
	'branch.merge': 'reaches production',
	'branch.reset': 'cannot be undone',
	'computeInstance.delete': 'cannot be undone',
	'computeInstance.deploy': 'costs',
	'customHostname.delete': 'reaches production',
	'database.updateEncryptionKey': 'cannot be undone',
	'database.updatePassword': 'reaches production',
	'database.updateSslEnforcement': 'reaches production',
	'disk.update': 'costs',
	'edgeFunction.delete': 'cannot be undone',
	'edgeFunctionSecret.delete': 'cannot be undone',
	'jitAccess.delete': 'reaches production',
	'jitAccess.deleteInvitation': 'cannot be undone',
	'jitAccess.updateConfiguration': 'reaches production',
	'logDrain.create': 'costs',
	'logDrain.delete': 'cannot be undone',
	'loginRole.deleteAll': 'reaches production',
	'member.cancelInvitations': 'cannot be undone',
	'member.remove': 'cannot be undone',
	'migration.rollBack': 'cannot be undone',
	'networkBan.remove': 'reaches production',
	'networkRestriction.replace': 'reaches production',
	'networkRestriction.review': 'reaches production',
	'networkRestriction.update': 'reaches production',
	'notebook.delete': 'cannot be undone',
	'oauth.revokeToken': 'cannot be undone',
	'organizationWebhook.delete': 'cannot be undone',
	'organizationWebhook.deleteAll': 'cannot be undone',
	'postgresConfig.replace': 'reaches production',
	'postgresUpgrade.upgrade': 'cannot be undone',
	'privateLink.create': 'costs',
	'privateLink.delete': 'reaches production',
	'privateLink.deleteForReadReplica': 'reaches production',
	'project.createProject': 'costs',
	'project.delete': 'cannot be undone',
	'project.pause': 'reaches production',
	'project.restart': 'reaches production',
	'project.transfer': 'costs',
	'projectClaim.claim': 'costs',
	'projectClaim.deleteToken': 'cannot be undone',
	'projectWebhook.delete': 'cannot be undone',
	'projectWebhook.deleteAll': 'cannot be undone',
	'readReplica.remove': 'reaches production',
	'readReplica.setUp': 'costs',
	'realtime.shutDown': 'reaches production',
	'signingKey.delete': 'cannot be undone',
	'signingKey.updateStatus': 'reaches production',
	'ssoProvider.delete': 'reaches production',
	'thirdPartyAuth.delete': 'reaches production',
	'vanitySubdomain.delete': 'reaches production',
};

const early = /early access/;

/** The warnings above the fields of an operation. */
const warningsOf = (name: string) => {
	const operation = operations.find((each) => `${each.resource}.${each.operation}` === name)!;
	const [parameters] = everyField(operation, samples);
	return visibleProperties(parameters!)
		.filter(({ type, displayName }) => type === 'notice' && !early.test(displayName))
		.map(({ displayName }) => displayName);
};

it.each(Object.entries(risks))('%s warns, because it %s', (name) => {
	expect(warningsOf(name)).not.toEqual([]);
});

it.each(Object.entries(risks).filter(([, risk]) => risk === 'costs'))(
	'%s says that it costs money',
	(name) => {
		expect(warningsOf(name).join(' ')).toMatch(/costs?|charges|price/);
	},
);

it('operations that only read have no warning', () => {
	const reading = operations.filter(({ method }) => method === 'GET' || method === 'HEAD');
	const warning = reading
		.map(({ resource, operation }) => `${resource}.${operation}`)
		.filter((name) => warningsOf(name).length > 0);
	expect(warning).toEqual([]);
});

it('every operation that deletes is in the table', () => {
	const deleting = operations
		.filter(({ method }) => method === 'DELETE')
		.map(({ resource, operation }) => `${resource}.${operation}`);
	expect(deleting.filter((name) => risks[name] === undefined)).toEqual([]);
});

it('no other operation has a warning', () => {
	const warning = operations
		.map(({ resource, operation }) => `${resource}.${operation}`)
		.filter((name) => warningsOf(name).length > 0);
	expect(warning.filter((name) => risks[name] === undefined)).toEqual([]);
});
