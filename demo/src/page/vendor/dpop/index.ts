/** Put in place by the server, as `virtual-core` is. */
export * from 'dpop';
