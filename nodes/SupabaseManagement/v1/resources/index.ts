import type { INodeProperties } from 'n8n-workflow';

import * as organization from './organization';
import * as project from './project';

/** The Operation select of each resource. */
export const operations: INodeProperties[] = [organization.operations, project.operations];

/** Which organization, project … an operation is about: what fills the placeholders of its path. */
export const locators: INodeProperties[] = [...organization.locators, ...project.locators];

/** Everything else that the operations ask. */
export const fields: INodeProperties[] = [...organization.fields, ...project.fields];
