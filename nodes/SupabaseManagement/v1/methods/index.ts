export { searchOrganizations } from './searchOrganizations';
export { searchProjects } from './searchProjects';
export { searchRegions } from './searchRegions';
