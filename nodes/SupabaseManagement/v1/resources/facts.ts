import type { Facts } from '../request/facts';
import { facts as actionRun } from './actionRun/facts';
import { facts as addOn } from './addOn/facts';
import { facts as advisor } from './advisor/facts';
import { facts as apiKey } from './apiKey/facts';
import { facts as backup } from './backup/facts';
import { facts as branch } from './branch/facts';
import { facts as computeInstance } from './computeInstance/facts';
import { facts as customHostname } from './customHostname/facts';
import { facts as database } from './database/facts';
import { facts as disk } from './disk/facts';
import { facts as edgeFunction } from './edgeFunction/facts';
import { facts as edgeFunctionSecret } from './edgeFunctionSecret/facts';
import { facts as jitAccess } from './jitAccess/facts';
import { facts as log } from './log/facts';
import { facts as member } from './member/facts';
import { facts as migration } from './migration/facts';
import { facts as networkBan } from './networkBan/facts';
import { facts as notebook } from './notebook/facts';
import { facts as organization } from './organization/facts';
import { facts as organizationWebhook } from './organizationWebhook/facts';
import { facts as postgresUpgrade } from './postgresUpgrade/facts';
import { facts as privateLink } from './privateLink/facts';
import { facts as project } from './project/facts';
import { facts as projectWebhook } from './projectWebhook/facts';
import { facts as readReplica } from './readReplica/facts';
import { facts as signingKey } from './signingKey/facts';
import { facts as snippet } from './snippet/facts';
import { facts as ssoProvider } from './ssoProvider/facts';
import { facts as usage } from './usage/facts';

/** All facts about operations that are not in the contract, from the files of the resources. */
export const facts: Facts = {
	...actionRun,
	...addOn,
	...advisor,
	...apiKey,
	...backup,
	...branch,
	...computeInstance,
	...customHostname,
	...database,
	...disk,
	...edgeFunction,
	...edgeFunctionSecret,
	...jitAccess,
	...log,
	...member,
	...migration,
	...networkBan,
	...notebook,
	...organization,
	...organizationWebhook,
	...postgresUpgrade,
	...privateLink,
	...project,
	...projectWebhook,
	...readReplica,
	...signingKey,
	...snippet,
	...ssoProvider,
	...usage,
};
