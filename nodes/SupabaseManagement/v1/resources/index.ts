import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { costNotice } from '../fields/costNotice';
import { cutOffNotice } from '../fields/cutOffNotice';
import { dryRunFields } from '../fields/dryRun';
import { inputFilesFields } from '../fields/inputFiles';
import { invitationNotice } from '../fields/invitationNotice';
import { organizationSlug } from '../fields/organizationSlug';
import { projectRef } from '../fields/projectRef';
import { simplifying } from '../fields/simplify';
import * as actionRun from './actionRun';
import * as addOn from './addOn';
import * as advisor from './advisor';
import * as apiKey from './apiKey';
import * as authConfig from './authConfig';
import * as backup from './backup';
import * as branch from './branch';
import * as computeInstance from './computeInstance';
import * as customHostname from './customHostname';
import * as dataApi from './dataApi';
import * as database from './database';
import * as disk from './disk';
import * as edgeFunction from './edgeFunction';
import * as edgeFunctionSecret from './edgeFunctionSecret';
import * as jitAccess from './jitAccess';
import * as log from './log';
import * as logDrain from './logDrain';
import * as loginRole from './loginRole';
import * as member from './member';
import * as migration from './migration';
import * as networkBan from './networkBan';
import * as networkRestriction from './networkRestriction';
import * as notebook from './notebook';
import * as oauth from './oauth';
import * as organization from './organization';
import * as organizationWebhook from './organizationWebhook';
import * as pooler from './pooler';
import * as postgresConfig from './postgresConfig';
import * as postgresUpgrade from './postgresUpgrade';
import * as privateLink from './privateLink';
import * as profile from './profile';
import * as project from './project';
import * as projectClaim from './projectClaim';
import * as projectWebhook from './projectWebhook';
import * as readReplica from './readReplica';
import * as realtime from './realtime';
import * as signingKey from './signingKey';
import * as snippet from './snippet';
import * as ssoProvider from './ssoProvider';
import * as storage from './storage';
import * as thirdPartyAuth from './thirdPartyAuth';
import * as usage from './usage';
import * as vanitySubdomain from './vanitySubdomain';

const resources = [
	actionRun,
	addOn,
	advisor,
	apiKey,
	authConfig,
	backup,
	branch,
	computeInstance,
	customHostname,
	dataApi,
	database,
	disk,
	edgeFunction,
	edgeFunctionSecret,
	jitAccess,
	log,
	logDrain,
	loginRole,
	member,
	migration,
	networkBan,
	networkRestriction,
	notebook,
	oauth,
	organization,
	organizationWebhook,
	pooler,
	postgresConfig,
	postgresUpgrade,
	privateLink,
	profile,
	project,
	projectClaim,
	projectWebhook,
	readReplica,
	realtime,
	signingKey,
	snippet,
	ssoProvider,
	storage,
	thirdPartyAuth,
	usage,
	vanitySubdomain,
];

/** Resources whose operations all need a project. They share one field to select it. */
const resourcesOfProjects = [
	'actionRun',
	'addOn',
	'advisor',
	'apiKey',
	'authConfig',
	'backup',
	'computeInstance',
	'customHostname',
	'dataApi',
	'database',
	'disk',
	'edgeFunction',
	'edgeFunctionSecret',
	'jitAccess',
	'log',
	'logDrain',
	'loginRole',
	'migration',
	'networkBan',
	'networkRestriction',
	'notebook',
	'pooler',
	'postgresConfig',
	'postgresUpgrade',
	'privateLink',
	'projectWebhook',
	'readReplica',
	'realtime',
	'signingKey',
	'ssoProvider',
	'storage',
	'thirdPartyAuth',
	'usage',
	'vanitySubdomain',
];

/** The Operation select of each resource. */
export const operations: INodeProperties[] = resources.map((resource) => resource.operations);

/** Operations of two resources that need no project, or a project that does not exist yet. */
const operationsWithoutProject = {
	resource: ['project', 'projectClaim'],
	operation: [
		'claim',
		'createProject',
		'getAvailableRegions',
		'getManyInOrganization',
		'getManyInOrganizationByAge',
		'getManyProjects',
		'preview',
	],
};

/**
 * The fields that fill the placeholders of the path, such as the organization or the project.
 *
 * For every item, n8n evaluates a parameter twice for each property that has its name, shown or
 * not. Therefore as few properties as possible have the name of the parameter that almost every
 * operation uses.
 */
export const locators: INodeProperties[] = [
	...updateDisplayOptions(
		{
			show: { resource: [...resourcesOfProjects, ...operationsWithoutProject.resource] },
			// n8n hides a field if its operation has one of these names, whatever the resource: a test
			// ensures that no other resource of projects has an operation with the same name.
			hide: { operation: operationsWithoutProject.operation },
		},
		[projectRef],
	),
	// All operations of these two are about an organization.
	...updateDisplayOptions({ show: { resource: ['member', 'organizationWebhook'] } }, [
		organizationSlug,
	]),
	...resources.flatMap((resource) => resource.locators),
];

/** Required fields come before optional ones. */
const rankOf = ({ name, type }: INodeProperties) =>
	type === 'collection' ? 2 : ['dryRun', 'simplify'].includes(name) ? 1 : 0;

/** All other fields of the operations. */
export const fields: INodeProperties[] = [
	...updateDisplayOptions(
		{
			show: {
				resource: [
					'customHostname',
					'edgeFunctionSecret',
					'loginRole',
					'oauth',
					'privateLink',
					'ssoProvider',
					'thirdPartyAuth',
					'vanitySubdomain',
				],
				operation: ['delete', 'deleteAll', 'deleteForReadReplica', 'revokeToken'],
			},
		},
		[cutOffNotice],
	),
	...updateDisplayOptions(
		{
			show: {
				resource: [
					'branch',
					'computeInstance',
					'logDrain',
					'privateLink',
					'project',
					'projectClaim',
					'readReplica',
				],
				operation: ['claim', 'create', 'createProject', 'createWithSecrets', 'deploy', 'setUp'],
			},
		},
		[costNotice],
	),
	...invitationNotice,
	...[
		...resources.flatMap((resource) => resource.fields),
		...simplifying,
		...inputFilesFields,
		...dryRunFields,
	].sort((one, other) => rankOf(one) - rankOf(other)),
];
