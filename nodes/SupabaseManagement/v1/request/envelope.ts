export * from './client/envelope';
