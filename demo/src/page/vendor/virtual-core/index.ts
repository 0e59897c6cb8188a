/** The server puts the package's own files in this place: a page has no way to find a package by its name. */
export * from '@tanstack/virtual-core';
