export const ref = 'abcdefghijklmnopqrst';

export const project = `/v1/projects/${ref}`;

export const database = { name: 'postgres', schemas: [{ name: 'public' }, { name: 'auth' }] };
