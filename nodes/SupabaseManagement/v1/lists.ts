/** The lists that the editor loads, by the name in `searchListMethod` of a field. */
export { searchOrganizations } from './fields/organizations.list';
export { searchProjects } from './fields/projects.list';
export { searchActionRuns } from './resources/actionRun/runs.list';
export { searchAddOns } from './resources/addOn/addOns.list';
export { searchApiKeys } from './resources/apiKey/apiKeys.list';
export { searchBackups } from './resources/backup/backups.list';
export { searchBranches, searchBranchNames } from './resources/branch/branches.list';
export { searchComputeInstances } from './resources/computeInstance/computeInstances.list';
export {
	searchEdgeFunctions,
	searchEdgeFunctionIds,
} from './resources/edgeFunction/edgeFunctions.list';
export { searchSecrets } from './resources/edgeFunctionSecret/secrets.list';
export { searchJitInvitations, searchJitMembers } from './resources/jitAccess/people.list';
export { searchLogDrains } from './resources/logDrain/logDrains.list';
export { searchMembers } from './resources/member/members.list';
export { searchMigrations } from './resources/migration/migrations.list';
export { searchBannedAddresses, searchDatabasesWithBans } from './resources/networkBan/bans.list';
export { searchPendingNetworkRestrictions } from './resources/networkRestriction/pendingChange.list';
export { searchNotebooks } from './resources/notebook/notebooks.list';
export { searchUpgradeVersions } from './resources/postgresUpgrade/upgradeVersions.list';
export {
	searchAwsAccounts,
	searchPrivateLinkReplicas,
} from './resources/privateLink/privateLinks.list';
export { searchRegions, searchRegionsOfProject } from './resources/project/regions.list';
export { searchReadReplicas } from './resources/readReplica/readReplicas.list';
export { searchSigningKeys } from './resources/signingKey/signingKeys.list';
export { searchSnippets } from './resources/snippet/snippets.list';
export { searchSsoProviders } from './resources/ssoProvider/ssoProviders.list';
export { searchThirdPartyIntegrations } from './resources/thirdPartyAuth/integrations.list';
export { searchWebhooks, searchWebhookDeliveries } from './fields/webhook/webhooks.list';
