/** Gives each of jest’s workers its place: see ../main.ts. */
const places = JSON.parse(process.env.E2E_PLACES ?? '[]') as NodeJS.ProcessEnv[];

Object.assign(process.env, places[Number(process.env.JEST_WORKER_ID) - 1]);
